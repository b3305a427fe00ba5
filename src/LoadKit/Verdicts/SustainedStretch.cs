namespace LoadKit.Verdicts;

/// <summary>A stretch of a run in which a rate was held, window by window.</summary>
/// <param name="Window">How long a window is.</param>
/// <param name="Windows">How many the stretch has.</param>
/// <param name="Bad">How many of them are below the rate.</param>
/// <param name="Rate">The mean rate of the stretch, per second.</param>
internal sealed record SustainedStretch(TimeSpan Window, int Windows, int Bad, double Rate)
{
    private const int LongestWindow = 10;

    /// <summary>One window in twenty may be below as a rule: noise alone would fail a rule without any.</summary>
    public int Allowed(Sustained rule) => rule == Sustained.Tolerant ? Windows / 20 : 0;

    /// <summary>The stretch with the fewest bad windows, or with the highest mean where that counts; null when no judged one is long enough.</summary>
    public static SustainedStretch? Best(Throughput throughput, TimeSpan length, ThroughputSlo slo)
    {
        var window = WindowOf(length) is var usual && usual > throughput.Finest ? usual : throughput.Finest;
        var needed = (int)Math.Ceiling(length / window);
        var limit = slo.AtLeast.PerSecond * window.TotalSeconds;
        return throughput.Windows(window)
            .SelectMany(counts => Enumerable.Range(0, Math.Max(0, counts.Count - needed + 1)).Select(from => counts.Skip(from).Take(needed).ToList()))
            .Select(counts => new SustainedStretch(window, needed, counts.Count(count => count < limit), counts.Sum() / (needed * window.TotalSeconds)))
            .OrderBy(stretch => slo.Sustained == Sustained.Mean ? 0 : stretch.Bad)
            .ThenByDescending(stretch => stretch.Rate)
            .FirstOrDefault();
    }

    // Ten seconds, or the longest whole seconds below that which fill the length: a stretch of 15 s has three windows of 5 s.
    private static TimeSpan WindowOf(TimeSpan length)
    {
        var seconds = (long)Math.Ceiling(length.TotalSeconds);
        return TimeSpan.FromSeconds(Enumerable.Range(1, LongestWindow).Last(window => seconds % window == 0));
    }
}
