namespace LoadKit.Statistics;

/// <summary>For how long neighbouring windows share their fate.</summary>
internal static class CorrelationTime
{
    // Beyond it neighbours are merged: batches are then hundreds of windows, and the time is known well enough.
    private const int MostWindows = 7_200;

    /// <summary>Of the bad ones: what each window has more than its part of them, k(t) - p n(t).</summary>
    public static double Of(ReadOnlySpan<WindowSample> windows)
    {
        var sum = WindowSample.Sum(windows);
        var share = (double)sum.Bad / sum.Count;
        var deviations = new double[windows.Length];
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] = windows[i].Bad - (share * windows[i].Count);
        }

        return Of(deviations);
    }

    /// <summary>
    /// The integrated autocorrelation time of deviations from the mean, in windows, at least 1; Geyer's initial positive sequence (1992):
    /// 2 Σ (ρ(2j) + ρ(2j+1)) - 1 as long as the pairs are positive, over lags below a third of the windows.
    /// </summary>
    public static double Of(double[] deviations)
    {
        var merged = ((deviations.Length - 1) / MostWindows) + 1;
        var values = merged == 1 ? deviations : [.. deviations.Chunk(merged).Select(some => some.Sum())];
        var variance = Covariance(values, 0);
        if (!(variance > 0))
        {
            return 1;
        }

        var sum = 0.0;
        for (var lag = 0; lag + 1 < values.Length / 3.0; lag += 2)
        {
            var pair = (Covariance(values, lag) + Covariance(values, lag + 1)) / variance;
            if (pair <= 0)
            {
                break;
            }

            sum += pair;
        }

        // The mean has one variance, however its windows are cut: τ Var(x) is the merged windows' τ Var(S) / m.
        return Math.Max(1, ((2 * sum) - 1) * (variance / Covariance(deviations, 0)));
    }

    private static double Covariance(double[] values, int lag)
    {
        var sum = 0.0;
        for (var i = 0; i + lag < values.Length; i++)
        {
            sum += values[i] * values[i + lag];
        }

        return sum;
    }
}
