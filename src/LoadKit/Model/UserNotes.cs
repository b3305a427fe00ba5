using System.Runtime.InteropServices;

namespace LoadKit.Model;

/// <summary>What few users need, kept apart so that the others stay small: marks, tags, a thrown exception, a random stream of their own.</summary>
internal sealed class UserNotes
{
    private readonly List<Tag> tags = [];

    public Failure LastMark { get; set; }

    /// <summary>What the last failed step threw.</summary>
    public Exception? Thrown { get; set; }

    public Random? Random { get; set; }

    public int TagCount => tags.Count;

    public ReadOnlySpan<Tag> TagsFrom(int first) => CollectionsMarshal.AsSpan(tags)[Math.Min(first, tags.Count)..];

    public void Add(Tag tag) => tags.Add(tag);

    public void CutTags(int count) => tags.RemoveRange(count, Math.Max(0, tags.Count - count));

    /// <summary>A new iteration begins.</summary>
    public void Clear()
    {
        Thrown = null;
        if (tags.Count > 0)
        {
            tags.Clear();
        }
    }
}
