namespace LoadKit.Model;

/// <summary>
/// A step that talks over a wire, from <see cref="VirtualUser.BeginExchange"/> to its end: what it knows of itself beyond its time. Used again and
/// again, so nobody may keep it.
/// </summary>
/// <threadsafety>One flow at a time.</threadsafety>
internal sealed class WireExchange
{
    private readonly long[] phases = new long[PhaseNames.Count];

    /// <summary>The step that has begun.</summary>
    public OpenStep Step { get; private set; }

    /// <summary>The iteration that it belongs to; one that ends later is none of the next one's.</summary>
    public long Iteration { get; private set; }

    /// <summary>Cancelled when the time of the exchange is over, or the iteration's or the run's.</summary>
    public CancellationToken Token => Limit?.Token ?? CancellationToken.None;

    /// <summary>Whether the time of the exchange is over.</summary>
    public bool IsOver => Limit is { IsOver: true };

    /// <summary>The longest that it may take.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Bytes of what was sent.</summary>
    public long Sent { get; set; }

    /// <summary>Bytes of what came back.</summary>
    public long Received { get; set; }

    /// <summary>Whether it repeats an exchange that did not succeed.</summary>
    public bool IsRetry { get; set; }

    /// <summary>Whether it will be repeated: then its failure is none of its iteration's.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>The trace that it belongs to, as 32 hexadecimal digits; null without one.</summary>
    public string? TraceId { get; set; }

    /// <summary>Why it failed; none when it succeeded.</summary>
    public Failure Failure { get; set; }

    internal ITimeLimit? Limit { get; private set; }

    /// <summary>Nanoseconds of each <see cref="ExchangePhase"/>; zero for one that did not happen.</summary>
    public ReadOnlySpan<long> Phases => phases;

    /// <summary>Notes how long a phase took; several of a kind are added up.</summary>
    public void Spent(ExchangePhase phase, TimeSpan time) => phases[(int)phase] += Math.Max(0, time.Ticks) * TimeSpan.NanosecondsPerTick;

    internal void Begin(in OpenStep step, long iteration, ITimeLimit limit, TimeSpan longest)
    {
        Step = step;
        Iteration = iteration;
        Limit = limit;
        Longest = longest;
        (Sent, Received, IsRetry, IsRepeated, TraceId, Failure) = (0, 0, false, false, null, Failure.None);
        Array.Clear(phases);
    }

    internal void End()
    {
        Limit?.Dispose();
        Limit = null;
        Step = default;
        Failure = Failure.None;
    }
}
