using System.Runtime.InteropServices;

namespace LoadKit.Model;

/// <summary>
/// What few users need, kept apart so that the others stay small: marks, tags, values, bytes, thrown exceptions, a random stream of their own. Steps that overlap
/// end on several threads at once, so everything here is under one lock, which nobody else wants as a rule.
/// </summary>
internal sealed class UserNotes
{
    // More steps than this hardly overlap; one that fails again and again in one iteration must not keep all that it threw.
    private const int MostThrown = 32;
    private const int MostValues = 16;

    private readonly List<Tag> tags = [];
    private readonly List<Tag> values = [];
    private List<Exception>? thrown;
    private Failure lastMark;
    private Failure ofExchange;
    private int marksOfSteps;
    private long sent;
    private long received;

    /// <summary>To be held while <see cref="TagsFrom"/> is read.</summary>
    public Lock Gate { get; } = new();

    /// <summary>How often something was marked as failed in this iteration. A step compares the count at its end with the one at its start, so nested steps need no stack.</summary>
    public int Marks { get; private set; }

    public int TagCount => tags.Count;

    /// <summary>Whether something was marked that no step has counted.</summary>
    public bool HasMarksOutsideSteps => Marks > marksOfSteps;

    /// <summary>Whether nothing was noted in this iteration.</summary>
    public bool IsEmpty => Marks == 0 && tags.Count == 0 && values.Count == 0 && ofExchange.IsNone && !HasBytes;

    /// <summary>Whether bytes were counted that no step has taken.</summary>
    public bool HasBytes => (sent | received) != 0;

    /// <summary>Why an exchange of this iteration failed.</summary>
    public Failure OfExchange
    {
        get
        {
            lock (Gate)
            {
                return ofExchange;
            }
        }
    }

    public SeededRandom? Random { get; set; }

    /// <summary>The last mark, if there were more than so many.</summary>
    public Failure MarkAfter(int count)
    {
        lock (Gate)
        {
            return Marks > count ? lastMark : Failure.None;
        }
    }

    public ReadOnlySpan<Tag> TagsFrom(int first) => CollectionsMarshal.AsSpan(tags)[Math.Min(first, tags.Count)..];

    public void Add(Tag tag)
    {
        lock (Gate)
        {
            tags.Add(tag);
        }
    }

    /// <summary>Notes a value that is to stand beside an error; a later one of the same name takes the place of the first.</summary>
    public void AddValue(Tag value)
    {
        lock (Gate)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i].Key == value.Key)
                {
                    values[i] = value;
                    return;
                }
            }

            if (values.Count < MostValues)
            {
                values.Add(value);
            }
        }
    }

    public string ValuesText()
    {
        lock (Gate)
        {
            return string.Join(", ", values.Select(value => $"{value.Key}: {value.Value}"));
        }
    }

    public void AddBytes(long sent, long received)
    {
        lock (Gate)
        {
            this.sent += sent;
            this.received += received;
        }
    }

    public (long Sent, long Received) TakeBytes()
    {
        lock (Gate)
        {
            var taken = (sent, received);
            (sent, received) = (0, 0);
            return taken;
        }
    }

    /// <summary>An exchange failed, which fails the iteration, and no other step.</summary>
    public void MarkExchange(Failure failure)
    {
        lock (Gate)
        {
            ofExchange = failure;
        }
    }

    public void Mark(Failure failure)
    {
        lock (Gate)
        {
            lastMark = failure;
            Marks++;
        }
    }

    /// <summary>A step threw it.</summary>
    public void Threw(Exception exception)
    {
        lock (Gate)
        {
            thrown ??= [];
            if (thrown.Count == MostThrown)
            {
                thrown.RemoveAt(0);
            }

            thrown.Add(exception);
        }
    }

    /// <summary>Whether one of the last steps that failed in this iteration threw it, or what it wraps.</summary>
    public bool CameFromStep(Exception exception)
    {
        lock (Gate)
        {
            return thrown is { Count: > 0 }
                && (thrown.Contains(exception)
                    || (exception is AggregateException { InnerExceptions: var inner } && inner.Any(thrown.Contains))
                    || (exception.InnerException is { } cause && CameFromStep(cause)));
        }
    }

    /// <summary>A step has failed: all marks until now are counted with it.</summary>
    public void CountMarks()
    {
        lock (Gate)
        {
            marksOfSteps = Math.Max(marksOfSteps, Marks);
        }
    }

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
        if (IsEmpty && thrown is null or { Count: 0 })
        {
            return;
        }

        lock (Gate)
        {
            Marks = 0;
            marksOfSteps = 0;
            ofExchange = Failure.None;
            (sent, received) = (0, 0);
            thrown?.Clear();
            tags.Clear();
            values.Clear();
        }
    }
}
