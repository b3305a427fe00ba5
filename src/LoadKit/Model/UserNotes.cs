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
    private List<(Exception Exception, Failure Failure)>? thrown;
    private Failure lastMark;
    private Failure lastFailure;
    private Failure ofExchange;
    private int lastFailureAt;
    private int uncounted;
    private long sent;
    private long received;

    /// <summary>To be held while <see cref="TagsFrom"/> is read.</summary>
    public Lock Gate { get; } = new();

    /// <summary>How often something was marked as failed in this iteration. A step compares the count at its end with the one at its start, so nested steps need no stack.</summary>
    public int Marks { get; private set; }

    public int TagCount => tags.Count;

    /// <summary>Whether something was marked that no step has counted.</summary>
    public bool HasMarksOutsideSteps => uncounted > 0;

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

    /// <summary>The last mark, if there were more than so many; a failure goes before what was only turned away.</summary>
    public Failure MarkAfter(int count)
    {
        lock (Gate)
        {
            return lastFailureAt > count ? lastFailure : Marks > count ? lastMark : Failure.None;
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
            ofExchange = Failure.Worse(ofExchange, failure);
        }
    }

    /// <summary>Something is marked as failed.</summary>
    /// <param name="failure">What, and why.</param>
    /// <param name="isCounted">Whether it is about a step that has failed already, and counts with that.</param>
    public void Mark(Failure failure, bool isCounted)
    {
        lock (Gate)
        {
            lastMark = failure;
            Marks++;
            if (!failure.IsRejection)
            {
                (lastFailure, lastFailureAt) = (failure, Marks);
            }

            if (!isCounted)
            {
                uncounted++;
            }
        }
    }

    /// <summary>A step threw it, and that was counted as a failure.</summary>
    public void Threw(Exception exception, in Failure failure)
    {
        lock (Gate)
        {
            thrown ??= [];
            if (thrown.Count == MostThrown)
            {
                thrown.RemoveAt(0);
            }

            thrown.Add((exception, failure));
        }
    }

    /// <summary>How the step was counted that threw it, or what it wraps: one of the last that failed in this iteration. None for an exception of no step.</summary>
    public Failure OfStep(Exception exception)
    {
        lock (Gate)
        {
            if (thrown is null or { Count: 0 })
            {
                return Failure.None;
            }

            for (var cause = exception; cause is not null; cause = cause.InnerException)
            {
                if (Find(cause) is { IsNone: false } failure)
                {
                    return failure;
                }
            }

            return Failure.None;
        }
    }

    /// <summary>A step has failed: all marks until now are counted with it.</summary>
    public void CountMarks()
    {
        lock (Gate)
        {
            uncounted = 0;
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
            uncounted = 0;
            lastFailureAt = 0;
            ofExchange = Failure.None;
            (sent, received) = (0, 0);
            thrown?.Clear();
            tags.Clear();
            values.Clear();
        }
    }

    private Failure Find(Exception exception)
    {
        foreach (var (known, failure) in thrown!)
        {
            if (ReferenceEquals(known, exception) || (exception is AggregateException { InnerExceptions: var inner } && inner.Contains(known)))
            {
                return failure;
            }
        }

        return Failure.None;
    }
}
