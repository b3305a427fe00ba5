using System.Runtime.InteropServices;

namespace LoadKit.Model;

/// <summary>What few users need, kept apart so that the others stay small: marks, tags, a thrown exception, a random stream of their own.</summary>
internal sealed class UserNotes
{
    private readonly List<Tag> tags = [];
    private int marksOfSteps;

    /// <summary>How often something was marked as failed in this iteration. A step compares the count at its end with the one at its start, so nested steps need no stack.</summary>
    public int Marks { get; private set; }

    public Failure LastMark { get; private set; }

    /// <summary>Whether something was marked that no step has counted.</summary>
    public bool HasMarksOutsideSteps => Marks > marksOfSteps;

    /// <summary>Whether nothing was noted in this iteration.</summary>
    public bool IsEmpty => Marks == 0 && tags.Count == 0;

    /// <summary>What the last failed step threw.</summary>
    public Exception? Thrown { get; set; }

    public Random? Random { get; set; }

    public int TagCount => tags.Count;

    public ReadOnlySpan<Tag> TagsFrom(int first) => CollectionsMarshal.AsSpan(tags)[Math.Min(first, tags.Count)..];

    public void Add(Tag tag) => tags.Add(tag);

    public void Mark(Failure failure)
    {
        LastMark = failure;
        Marks++;
    }

    /// <summary>A step has failed: all marks until now are counted with it.</summary>
    public void CountMarks() => marksOfSteps = Marks;

    public void CutTags(int count) => tags.RemoveRange(count, Math.Max(0, tags.Count - count));

    /// <summary>A new iteration begins.</summary>
    public void Clear()
    {
        Thrown = null;
        Marks = 0;
        marksOfSteps = 0;
        if (tags.Count > 0)
        {
            tags.Clear();
        }
    }
}
