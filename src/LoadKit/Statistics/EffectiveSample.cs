using MathNet.Numerics.Distributions;

namespace LoadKit.Statistics;

/// <summary>
/// How many independent samples a stretch of windows is worth (Korn and Graubard 1998): requests that share a queue, a cache or a pause share
/// their fate, and the spread between batches of time shows how much.
/// </summary>
internal sealed record EffectiveSample
{
    private readonly double[] batchShares;
    private bool areCoarse;

    private EffectiveSample(WindowSample sum, double designEffect, double size, double correlationTime, double batchLength, double[] batchShares)
    {
        (Sum, DesignEffect, Size, CorrelationTime, BatchLength) = (sum, designEffect, size, correlationTime, batchLength);
        this.batchShares = batchShares;
    }

    /// <summary>All that was counted.</summary>
    public WindowSample Sum { get; }

    /// <summary>The variance of the share over what it would be for independent samples; 1 where it can't be told. Below 1 it counts as 1.</summary>
    public double DesignEffect { get; }

    /// <summary>The effective number of samples.</summary>
    public double Size { get; }

    /// <summary>The effective number of bad ones: the same share.</summary>
    public double Bad => Sum.Count == 0 ? 0 : (double)Sum.Bad / Sum.Count * Size;

    /// <summary>For how many windows neighbours share their fate; 1 where it can't be told.</summary>
    public double CorrelationTime { get; }

    /// <summary>How many windows a batch has; 0 without batches.</summary>
    public double BatchLength { get; }

    /// <summary>Into how many batches the windows were cut; 0 where the windows are too few or all alike.</summary>
    public int BatchCount => batchShares.Length;

    /// <summary>
    /// var = B/(B-1) Σ (k_b - p n_b)² / N²; deff = var / (p (1-p) / N); size = min(N, N / max(1, deff) (z / t)²), z of the normal and t of
    /// Student's distribution with B - 1 degrees of freedom. Too few windows, none bad or all bad: plain N.
    /// </summary>
    /// <param name="windows">Of equal length.</param>
    /// <param name="confidence">Two-sided.</param>
    /// <param name="areCoarse">
    /// Whether the windows are longer than a second, because a long run can't keep its seconds: each may then be a batch, and that they are few does not
    /// make the run a short one.
    /// </param>
    public static EffectiveSample Of(IReadOnlyList<WindowSample> windows, double confidence, bool areCoarse = false)
    {
        var sum = WindowSample.Sum([.. windows]);
        var batches = areCoarse ? Math.Min(Batches.Most, windows.Count) : Batches.CountOf(windows.Count);
        return batches < 2 || sum.Bad == 0 || sum.Bad == sum.Count
            ? Plain(sum)
            : OfBatches(Cut(windows, batches), confidence, Statistics.CorrelationTime.Of([.. windows]), (double)windows.Count / batches) with { areCoarse = areCoarse };
    }

    /// <summary>The same of batches that are cut already.</summary>
    public static EffectiveSample OfBatches(IReadOnlyList<WindowSample> batches, double confidence, double correlationTime = 1, double batchLength = double.PositiveInfinity)
    {
        var sum = WindowSample.Sum([.. batches]);
        if (sum.Bad == 0 || sum.Bad == sum.Count || batches.Count < 2)
        {
            return Plain(sum);
        }

        var share = (double)sum.Bad / sum.Count;
        var spread = batches.Sum(batch => Square(batch.Bad - (share * batch.Count)));
        var variance = spread * batches.Count / (batches.Count - 1.0) / Square(sum.Count);
        var designEffect = variance / (share * (1 - share) / sum.Count);
        var few = Square(Normal.InvCDF(0, 1, 1 - ((1 - confidence) / 2)) / Student.T(batches.Count - 1, confidence));
        var size = Math.Min(sum.Count, sum.Count / Math.Max(1, designEffect) * few);
        return new EffectiveSample(sum, designEffect, size, correlationTime, batchLength, [.. batches.Where(batch => batch.Count > 0).Select(batch => (double)batch.Bad / batch.Count)]);
    }

    /// <summary>Clopper and Pearson's interval of the share on the effective sample.</summary>
    public BinomialInterval Interval(double confidence) => BinomialInterval.ClopperPearson(Bad, Size, confidence);

    /// <summary>Whether the batches are too short for a verdict; that coarse windows are few says nothing about it.</summary>
    public bool IsTooShort(double limit) =>
        BatchCount > 0
        && (!areCoarse || CorrelationTime > 1)
        && Batches.AreTooShort(BatchLength, CorrelationTime, batchShares, limit);

    private static EffectiveSample Plain(WindowSample sum) => new(sum, 1, sum.Count, 1, 0, []);

    private static WindowSample[] Cut(IReadOnlyList<WindowSample> windows, int batches)
    {
        ReadOnlySpan<WindowSample> all = [.. windows];
        var cut = new WindowSample[batches];
        for (var batch = 0; batch < batches; batch++)
        {
            cut[batch] = WindowSample.Sum(all[Batches.Of(all.Length, batch, batches)]);
        }

        return cut;
    }

    private static double Square(double value) => value * value;
}
