namespace LoadKit.Verdicts;

/// <summary>
/// One way in which the generator itself makes latencies longer. It never makes them shorter: what is met in spite of it is met, and what
/// is missed may be missed because of it.
/// </summary>
internal abstract class OwnDelay
{
    // A percentile is moved by what hits a fifth of all that lies above it; of a mean, and of what lies lower, the slowest hundredth is watched.
    private const double Fifth = 5;
    private const double Watched = 99;

    /// <summary>What it is, with its figure: <c>lag p99 21.0 ms</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How much longer it may have made what decides an objective; zero when it keeps to its rule.</summary>
    public abstract TimeSpan Excess(Slo slo);

    /// <summary>What there is to say about it, if anything.</summary>
    /// <param name="decides">Whether an objective is missed with it and might not be without.</param>
    public abstract Finding? Finding(bool decides);

    /// <summary>The same with its figures and its rule, also when there is nothing to say about it.</summary>
    /// <param name="finding">What there was to say.</param>
    public abstract AuditCheck Check(Finding? finding);

    /// <summary>What came of a look at something about which there was this to say.</summary>
    public static AuditJudgement Judgement(Finding? finding) => finding?.Kind switch
    {
        null => AuditJudgement.Fine,
        FindingKind.Doubt => AuditJudgement.Doubt,
        _ => AuditJudgement.Notice,
    };

    /// <summary>The limit of an objective on a latency; null of any other.</summary>
    public static TimeSpan? LimitOf(Slo slo) => slo switch
    {
        LatencySlo latency => latency.AtMost,
        MeanLatencySlo mean => mean.AtMost,
        MaxLatencySlo max => max.AtMost,
        ApdexSlo apdex => apdex.Satisfied,
        _ => null,
    };

    protected static Finding Said(bool isDoubt, string text) => new(isDoubt ? FindingKind.Doubt : FindingKind.Notice, text);

    /// <summary>The percentile of a delay that can decide an objective: p99 for most of them, more for those that look further.</summary>
    protected static double Decisive(Slo slo) => Math.Max(Watched, 100 - Moving(slo));

    /// <summary>Whether what covers such a share of the time can decide an objective.</summary>
    protected static bool CanDecide(Slo slo, double share) => 100 * share > Moving(slo);

    // In percent of the requests.
    private static double Moving(Slo slo) => slo switch
    {
        LatencySlo latency => (100 - latency.Percentile) / Fifth,
        MaxLatencySlo => 0,
        _ => 100 - Watched,
    };
}
