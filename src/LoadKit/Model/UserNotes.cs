using System.Runtime.InteropServices;

namespace LoadKit.Model;

/// <summary>What few users need, kept apart so that the others stay small: marks, tags, a thrown exception, a random stream of their own.</summary>
internal sealed class UserNotes
{
    // More steps than this hardly overlap; one that fails again and again in one iteration must not keep all that it threw.
    private const int MostThrown = 32;

    private readonly List<Tag> tags = [];
    private List<Exception>? thrown;
    private int marksOfSteps;

    /// <summary>How often something was marked as failed in this iteration. A step compares the count at its end with the one at its start, so nested steps need no stack.</summary>
    public int Marks { get; private set; }

    public Failure LastMark { get; private set; }

    /// <summary>Whether something was marked that no step has counted.</summary>
    public bool HasMarksOutsideSteps => Marks > marksOfSteps;

    /// <summary>Whether nothing was noted in this iteration.</summary>
    public bool IsEmpty => Marks == 0 && tags.Count == 0;

    public Random? Random { get; set; }

    public int TagCount => tags.Count;

    public ReadOnlySpan<Tag> TagsFrom(int first) => CollectionsMarshal.AsSpan(tags)[Math.Min(first, tags.Count)..];

    public void Add(Tag tag) => tags.Add(tag);

    public void Mark(Failure failure)
    {
        LastMark = failure;
        Marks++;
    }

    /// <summary>A step threw it.</summary>
    public void Threw(Exception exception)
    {
        thrown ??= [];
        if (thrown.Count == MostThrown)
        {
            thrown.RemoveAt(0);
        }

        thrown.Add(exception);
    }

    /// <summary>Whether one of the last steps that failed in this iteration threw it, or what it wraps.</summary>
    public bool CameFromStep(Exception exception) =>
        thrown is { Count: > 0 }
        && (thrown.Contains(exception)
            || (exception is AggregateException { InnerExceptions: var inner } && inner.Any(thrown.Contains))
            || (exception.InnerException is { } cause && CameFromStep(cause)));

    /// <summary>A step has failed: all marks until now are counted with it.</summary>
    public void CountMarks() => marksOfSteps = Marks;

    /// <summary>Forgets all but so many tags; a step that ends after its iteration finds fewer than it began with.</summary>
    public void CutTags(int count)
    {
        if (tags.Count > count)
        {
            tags.RemoveRange(count, tags.Count - count);
        }
    }

    /// <summary>A new iteration begins.</summary>
    public void Clear()
    {
        Marks = 0;
        marksOfSteps = 0;
        if (thrown?.Count > 0)
        {
            thrown.Clear();
        }

        if (tags.Count > 0)
        {
            tags.Clear();
        }
    }
}
