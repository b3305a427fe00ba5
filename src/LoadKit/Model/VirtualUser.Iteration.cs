using LoadKit.Model;

namespace LoadKit;

/// <summary>What the engine keeps about the iteration that the user is in.</summary>
public sealed partial class VirtualUser
{
    private bool hasSteps;
    private bool lastStepFailed;
    private int begunSteps;
    private long thought;
    private UserNotes? notes;

    /// <summary>Whether a step has ended in this iteration.</summary>
    internal bool HasSteps => hasSteps;

    /// <summary>Nanoseconds of think time in this iteration.</summary>
    internal long ThinkTime => thought;

    internal CancellationToken IterationToken { get; private set; }

    /// <summary>The stage to which the iteration belongs: the one of its intended start.</summary>
    internal int Stage { get; private set; }

    /// <summary>The scenario that the iteration runs, as the engine knows it.</summary>
    internal object? Track { get; private set; }

    /// <summary>Holds what was tagged outside the steps; null when nothing was.</summary>
    internal UserNotes? Tagged => notes is { TagCount: > 0 } ? notes : null;

    /// <summary>What was noted for the errors of this iteration, in words; empty when nothing was.</summary>
    internal string NotedValues => notes?.ValuesText() ?? "";

    /// <summary>Whether bytes were counted that no step has taken.</summary>
    internal bool HasBytes => notes is { HasBytes: true };

    internal (long Sent, long Received) TakeBytes() => notes?.TakeBytes() ?? default;

    /// <summary>Nothing was marked as failed, tagged, noted or counted.</summary>
    internal bool IsPlain => notes is null || notes.IsEmpty;

    // Steps that overlap may ask for it at once.
    private UserNotes Notes => notes ?? Interlocked.CompareExchange(ref notes, new UserNotes(), null) ?? notes;

    internal void Thought(long nanoseconds) => Interlocked.Add(ref thought, nanoseconds);

    /// <summary>What the iterations that follow have in common.</summary>
    internal void Aim(object track, int stage, CancellationToken cancellationToken)
    {
        Track = track;
        Stage = stage;
        IterationToken = cancellationToken;
    }

    internal void BeginIteration()
    {
        Iteration++;
        hasSteps = false;
        lastStepFailed = false;
        begunSteps = 0;
        thought = 0;
        notes?.Clear();
    }

    /// <summary>Why the iteration failed, if it did. A step's exception that the scenario dealt with is no failure of the iteration.</summary>
    internal Failure FailureOf(Exception? exception)
    {
        if (exception is null)
        {
            return notes is null ? Failure.None : Failure.Worse(notes.OfExchange, notes.MarkAfter(0));
        }

        return notes?.OfStep(exception) is { IsNone: false } ofStep ? ofStep : Failure.Of(exception);
    }

    /// <summary>Whether the iteration failed in a way that none of its steps has counted.</summary>
    internal bool FailedOutsideSteps(Exception? exception) =>
        notes is { HasMarksOutsideSteps: true } || (exception is not null && !lastStepFailed && (notes?.OfStep(exception).IsNone ?? true));

    // What is said after a step that has failed, and before the next one begins, is about that.
    private void Mark(in Failure failure) => Notes.Mark(failure, lastStepFailed);
}
