namespace LoadKit.Verdicts;

/// <summary>A stretch of a run in which a rate was held, window by window.</summary>
/// <param name="Window">How long a window is.</param>
/// <param name="Windows">How many the stretch has.</param>
/// <param name="Bad">How many of them are below the rate.</param>
/// <param name="Rate">The mean rate of the stretch, per second.</param>
internal sealed record SustainedStretch(TimeSpan Window, int Windows, int Bad, double Rate)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    /// <summary>One window in twenty may be below as a rule: noise alone would fail a rule without any.</summary>
    public int Allowed(Sustained rule) => rule == Sustained.Tolerant ? Windows / 20 : 0;

    /// <summary>The stretch with the fewest bad windows, or with the highest mean where that counts; null when no judged one is long enough.</summary>
    public static SustainedStretch? Best(Throughput throughput, TimeSpan length, ThroughputSlo slo)
    {
        // Of a length that windows do not fill the rest is left out: shorter windows would be another, stricter rule.
        var usual = length < Usual ? Short : Usual;
        var window = usual > throughput.Finest ? usual : throughput.Finest;
        var needed = (int)Math.Max(1, Math.Floor(length / window));
        var limit = slo.AtLeast.PerSecond * window.TotalSeconds;
        SustainedStretch? best = null;
        foreach (var counts in LongEnough(throughput, length, window))
        {
            var (bad, sum) = (0, 0L);
            for (var i = 0; i < counts.Count; i++)
            {
                bad += counts[i] < limit ? 1 : 0;
                sum += counts[i];
                if (i >= needed)
                {
                    bad -= counts[i - needed] < limit ? 1 : 0;
                    sum -= counts[i - needed];
                }

                var rate = sum / (needed * window.TotalSeconds);
                if (i >= needed - 1 && (best is null || IsBetter(bad, rate, best, slo.Sustained)))
                {
                    best = new SustainedStretch(window, needed, bad, rate);
                }
            }
        }

        return best;
    }

    private static bool IsBetter(int bad, double rate, SustainedStretch best, Sustained rule) =>
        rule == Sustained.Mean || bad == best.Bad ? rate > best.Rate : bad < best.Bad;

    private static IEnumerable<IReadOnlyList<long>> LongEnough(Throughput throughput, TimeSpan length, TimeSpan window) =>
        throughput.Stretches.Zip(throughput.Windows(window)).Where(both => both.First.End - both.First.Start >= length).Select(both => both.Second);
}
