namespace LoadKit.Verdicts;

/// <summary>Judges objectives on successful requests per second.</summary>
internal static class ThroughputJudgement
{
    private const int Batches = 10;
    private const double BadWindows = 0.05;
    private static readonly TimeSpan SustainedWindow = TimeSpan.FromSeconds(10);

    public static SloOutcome Of(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        if (samples.Count == 0 || samples.Duration <= TimeSpan.Zero)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        return slo.SustainedFor is { } length ? Sustained(slo, throughput, length) : Mean(slo, samples, throughput);
    }

    /// <summary>The mean rate with an interval from the means of ten batches of time: mean ± t s/√10; of a stretch too short for that, from the count (√n).</summary>
    private static SloOutcome Mean(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        var seconds = samples.Duration.TotalSeconds;
        var rate = samples.Succeeded.Count / seconds;
        var half = HalfWidth(throughput.Windows(TimeSpan.FromSeconds(1)).SelectMany(counts => counts).ToList())
            ?? Confidence.Normal * Math.Sqrt(samples.Succeeded.Count) / seconds;
        var limit = slo.AtLeast.PerSecond;
        var verdict = rate - half >= limit ? Verdict.Pass : rate + half < limit ? Verdict.Fail : Verdict.Inconclusive;
        var interval = Ranges.Text(Text(Math.Max(0, rate - half)), Text(rate + half));
        return Outcome(slo, verdict, samples.Succeeded.Count, rate) with
        {
            Interval = interval,
            Reason = verdict == Verdict.Inconclusive
                ? $"the limit lies within the interval {interval}"
                : $"throughput {Text(rate)} over {Quantities.Length(samples.Duration)}, limit {slo.Limit} (95% CI {interval})",
        };
    }

    private static double? HalfWidth(List<long> perSecond)
    {
        var length = perSecond.Count / Batches;
        if (length < 1)
        {
            return null;
        }

        var means = Enumerable.Range(0, Batches).Select(batch => perSecond.Skip(batch * length).Take(length).Average()).ToList();
        var mean = means.Average();
        var deviation = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Batches - 1));
        return Confidence.T(Batches - 1) * deviation / Math.Sqrt(Batches);
    }

    /// <summary>Sustained: some stretch of the length in which at most 5 % of the ten-second windows are below the rate; windows are counted, not shares compared.</summary>
    private static SloOutcome Sustained(ThroughputSlo slo, Throughput throughput, TimeSpan length)
    {
        var window = length < SustainedWindow ? TimeSpan.FromSeconds(1) : SustainedWindow;
        var needed = Math.Max(1, (int)Math.Round(length / window));
        var allowed = (int)Math.Floor(BadWindows * needed);
        var limit = slo.AtLeast.PerSecond * window.TotalSeconds;
        var stretches = throughput.Windows(window).Where(counts => counts.Count >= needed).ToList();
        if (stretches.Count == 0)
        {
            return SloEvaluator.NoData(slo, $"no judged stretch is as long as {Quantities.Length(length)}");
        }

        var best = stretches
            .SelectMany(counts => Enumerable.Range(0, counts.Count - needed + 1).Select(from => counts.Skip(from).Take(needed).ToList()))
            .Select(counts => (Bad: counts.Count(count => count < limit), Rate: counts.Sum() / (needed * window.TotalSeconds)))
            .OrderBy(stretch => stretch.Bad)
            .ThenByDescending(stretch => stretch.Rate)
            .First();
        return Outcome(slo, best.Bad <= allowed ? Verdict.Pass : Verdict.Fail, needed, best.Rate) with
        {
            Reason = $"the best stretch of {Quantities.Length(length)} has {Text(best.Rate)} and {best.Bad} of {needed} windows of {Quantities.Length(window)} below {Text(slo.AtLeast.PerSecond)} ({allowed} allowed)",
        };
    }

    private static SloOutcome Outcome(ThroughputSlo slo, Verdict verdict, long samples, double rate)
    {
        var margin = Margin.Above(rate, slo.AtLeast.PerSecond);
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Reason = "",
            Samples = samples,
            Value = rate,
            Measured = Text(rate),
            Margin = margin,
            MarginText = Margin.Text(margin, goodIsBelow: false),
        };
    }

    private static string Text(double rate) => Quantities.PerSecond(new Rate(rate), Rounding.Down);
}
