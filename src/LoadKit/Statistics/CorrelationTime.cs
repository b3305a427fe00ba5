namespace LoadKit.Statistics;

/// <summary>For how long neighbouring windows share their fate.</summary>
internal static class CorrelationTime
{
    // Beyond it neighbours are merged: batches are then hundreds of windows, and the time is known well enough.
    private const int MostWindows = 7_200;

    /// <summary>
    /// The integrated autocorrelation time, in windows, at least 1, of what the bad ones deviate from their share, k(t) - p n(t); Geyer's initial
    /// positive sequence (1992): 2 Σ (ρ(2j) + ρ(2j+1)) - 1 as long as the pairs are positive, over lags below a third of the windows.
    /// </summary>
    public static double Of(IReadOnlyList<WindowSample> windows)
    {
        var merged = ((windows.Count - 1) / MostWindows) + 1;
        var deviations = Deviations(windows, merged);
        var variance = Covariance(deviations, 0);
        if (variance <= 0)
        {
            return 1;
        }

        var sum = 0.0;
        for (var lag = 0; lag + 1 < deviations.Length / 3.0; lag += 2)
        {
            var pair = (Covariance(deviations, lag) + Covariance(deviations, lag + 1)) / variance;
            if (pair <= 0)
            {
                break;
            }

            sum += pair;
        }

        return Math.Max(1, merged * ((2 * sum) - 1));
    }

    private static double[] Deviations(IReadOnlyList<WindowSample> windows, int merged)
    {
        var all = WindowSample.Sum([.. windows]);
        var share = (double)all.Bad / all.Count;
        return [.. windows.Chunk(merged).Select(some => WindowSample.Sum(some)).Select(window => window.Bad - (share * window.Count))];
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
