using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// Whether an objective on a share can still be met: from the sixth window of ten seconds on the sequential test of what was counted, deflated
/// by the design effect of the windows, for requests that share a fate are worth less; and an outage at any time.
/// </summary>
/// <param name="limit">The share that may be bad.</param>
/// <param name="alpha">The chance of a false alarm over the whole run.</param>
internal sealed class HopelessTest(double limit, double alpha)
{
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private const int FirstLook = 6;

    private readonly RunningDesignEffect effect = new();
    private readonly OutageRule outage = new();
    private int windows;

    public WindowSample Sum => effect.Sum;

    /// <summary>What was counted in an outage.</summary>
    public WindowSample OutageSum => outage.Sum;

    /// <summary>The logarithm of the evidence against the objective; so many requests are worth one.</summary>
    public double Evidence => SequentialTest.LogMixture(Sum.Bad / Worth, Sum.Count / Worth, limit);

    private double Worth => Math.Max(1, effect.Value);

    /// <summary>Looks at one more window.</summary>
    public Hope Add(WindowSample window)
    {
        windows++;
        effect.Add(window);
        return outage.Add(window, limit) ? Hope.Outage
            : windows >= FirstLook && SequentialTest.Rejects(Evidence, alpha) ? Hope.None
            : Hope.Left;
    }
}
