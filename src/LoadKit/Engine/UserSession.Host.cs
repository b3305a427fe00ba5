using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>What the engine does for the user's scenario.</summary>
internal sealed partial class UserSession
{
    public override bool IsEnding => run.IsEnding;

    public override ValueTask Think(VirtualUser by, TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        by.IterationToken.ThrowIfCancellationRequested();
        if (!ReferenceEquals(by, user))
        {
            throw new OperationCanceledException("The iteration ran out of time and was left behind.");
        }

        var due = run.Time.Now + Clock.From(time);
        var hasPlainToken = by.IterationToken == run.Kill.Token && (cancellationToken == by.IterationToken || !cancellationToken.CanBeCanceled);
        return hasPlainToken && !pause.IsWaiting ? ThinkUntil(due) : ThinkUntil(by, due, cancellationToken);
    }

    public override void StepEnded(VirtualUser by, string step, long start, long end, Failure? failure, ReadOnlySpan<Tag> tags)
    {
        if (!ReferenceEquals(by, user))
        {
            return;
        }

        var track = (Track)by.Track!;
        var stripe = run.Measurements.Local;
        stripe[by.Stage, track.Step(step)].RecordLatency(end - start, failure is not null);
        foreach (var tag in tags)
        {
            stripe[by.Stage, track.StepTag(step, tag)].RecordLatency(end - start, failure is not null);
        }

        if (failure is { } why)
        {
            run.Errors.Add(step, why, end);
        }
    }

    public override void Checked(VirtualUser by, string check, bool passed)
    {
        if (!ReferenceEquals(by, user))
        {
            return;
        }

        var cell = run.Measurements.Local[by.Stage, ((Track)by.Track!).Check(check)];
        if (passed)
        {
            cell.Pass();
        }
        else
        {
            cell.Fail();
        }
    }
}
