namespace LoadKit.Statistics;

/// <summary>
/// A mean with an interval that allows for neighbours sharing their fate: the ratio of the batches' sums, m = ΣS/Σn, var = B/(B-1) Σ(S_b - m n_b)²/N²,
/// m ± t √var with Student's t of B - 1 degrees of freedom.
/// </summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of its interval; infinite where it can't be told.</param>
/// <param name="CorrelationTime">For how many windows neighbours share their fate.</param>
/// <param name="BatchLength">How many windows a batch has.</param>
/// <param name="BatchMeans">The means of the batches that have any; none where the windows are too few.</param>
internal sealed record BatchMean(double Mean, double HalfWidth, double CorrelationTime, double BatchLength, IReadOnlyList<double> BatchMeans)
{
    /// <summary>Null when the windows are too few for batches, or nothing was counted.</summary>
    public static BatchMean? Of(IReadOnlyList<WindowSum> windows, double confidence)
    {
        ReadOnlySpan<WindowSum> all = [.. windows];
        var batches = Batches.CountOf(all.Length);
        var sum = WindowSum.Add(all);
        if (batches == 0 || sum.Count == 0)
        {
            return null;
        }

        var cut = new WindowSum[batches];
        for (var batch = 0; batch < batches; batch++)
        {
            cut[batch] = WindowSum.Add(all[Batches.Of(all.Length, batch, batches)]);
        }

        var mean = sum.Sum / sum.Count;
        var spread = cut.Sum(batch => Math.Pow(batch.Sum - (mean * batch.Count), 2));
        var deviation = Math.Sqrt(spread * batches / (batches - 1.0)) / sum.Count;
        return new BatchMean(
            mean,
            Student.T(batches - 1, confidence) * deviation,
            Statistics.CorrelationTime.Of([.. windows.Select(window => window.Sum - (mean * window.Count))]),
            (double)all.Length / batches,
            [.. cut.Where(batch => batch.Count > 0).Select(batch => batch.Sum / batch.Count)]);
    }

    /// <summary>Whether the batches are too short for a verdict.</summary>
    public bool IsTooShort(double limit) => Batches.AreTooShort(BatchLength, CorrelationTime, BatchMeans, limit);
}
