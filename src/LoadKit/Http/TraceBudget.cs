namespace LoadKit.Http;

/// <summary>So many traces a second and no more, spread evenly over the second, for all users of a run.</summary>
internal sealed class TraceBudget
{
    private static readonly object Key = new();

    private long next;

    public static TraceBudget Of(VirtualUser user) => user.OwnedByRun(Key, static _ => new TraceBudget());

    /// <summary>Whether this request is one of them.</summary>
    /// <param name="now">Ticks of the clock.</param>
    /// <param name="perSecond">How many a second.</param>
    public bool TryTake(long now, int perSecond)
    {
        var known = Volatile.Read(ref next);
        return now >= known && Interlocked.CompareExchange(ref next, now + (TimeProvider.System.TimestampFrequency / perSecond), known) == known;
    }
}
