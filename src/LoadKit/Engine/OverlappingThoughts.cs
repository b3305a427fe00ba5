namespace LoadKit.Engine;

/// <summary>Think times of one iteration that overlap count once: the time in which at least one of them runs.</summary>
internal sealed class OverlappingThoughts
{
    private readonly Lock gate = new();
    private int running;
    private long since;
    private bool hasFirst;

    /// <summary>A pause begins beside the user's own, if that still runs.</summary>
    /// <param name="now">When.</param>
    /// <param name="ownSince">When the user's own pause began; null when it has none.</param>
    public void Begin(long now, long? ownSince)
    {
        lock (gate)
        {
            if (ownSince is not null && !hasFirst)
            {
                hasFirst = true;
                running++;
                since = ownSince.Value;
            }
            else if (running == 0)
            {
                since = now;
            }

            running++;
        }
    }

    /// <summary>A pause beside the user's own ends.</summary>
    /// <returns>When all began and how long it took, if this was the last; otherwise nothing to count.</returns>
    public (long Since, long Length) End(long now)
    {
        lock (gate)
        {
            return --running == 0 ? (since, now - since) : (now, 0);
        }
    }

    /// <summary>The user's own pause ends; null when none ran beside it.</summary>
    public (long Since, long Length)? EndOwn(long now)
    {
        lock (gate)
        {
            if (!hasFirst)
            {
                return null;
            }

            hasFirst = false;
            return --running == 0 ? (since, now - since) : (now, 0);
        }
    }
}
