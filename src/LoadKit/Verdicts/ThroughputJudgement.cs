using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on successful requests per second.</summary>
internal static class ThroughputJudgement
{
    private const int Batches = 10;

    public static SloOutcome Of(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        if (samples.Count == 0 || samples.Duration <= TimeSpan.Zero)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        return slo.SustainedFor is { } length ? Sustained(slo, throughput, length) : Mean(slo, samples, throughput);
    }

    /// <summary>The mean rate with an interval from the means of ten batches of time: mean ± t s/√10; of a stretch too short for that, of a Poisson count.</summary>
    private static SloOutcome Mean(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        var target = Target.AtLeast(slo.AtLeast.PerSecond);
        var seconds = samples.Duration.TotalSeconds;
        var rate = samples.Succeeded.Count / seconds;
        var count = PoissonInterval.Garwood(samples.Succeeded.Count, Confidence.Level);
        var window = throughput.Finest;
        var (low, high) = HalfWidth(throughput.Windows(window).SelectMany(counts => counts).ToList(), window.TotalSeconds) is { } half
            ? (Math.Max(0, rate - half), rate + half)
            : (count.Low / seconds, count.High / seconds);
        var verdict = target.Judge(low, high);
        var interval = Ranges.Text(target.PerSecond(low), target.PerSecond(high));
        return Outcome(slo, verdict, samples.Succeeded.Count, rate) with
        {
            Interval = interval,
            Reason = verdict == Verdict.Inconclusive
                ? $"the limit lies within the interval {interval}"
                : $"throughput {target.PerSecond(rate)} over {Quantities.Length(samples.Duration)}, limit {slo.Limit} (95% CI {interval})",
        };
    }

    private static double? HalfWidth(List<long> counts, double seconds)
    {
        var length = counts.Count / Batches;
        if (length < 1)
        {
            return null;
        }

        var means = Enumerable.Range(0, Batches).Select(batch => counts.Skip(batch * length).Take(length).Sum() / (length * seconds)).ToList();
        var mean = means.Average();
        var deviation = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Batches - 1));
        return Student.T(Batches - 1, Confidence.Level) * deviation / Math.Sqrt(Batches);
    }

    /// <summary>Some stretch of the length in which at most 5 % of the windows are below the rate; windows are counted, not shares compared.</summary>
    private static SloOutcome Sustained(ThroughputSlo slo, Throughput throughput, TimeSpan length)
    {
        var stretch = SustainedStretch.Best(throughput, length, slo.AtLeast);
        return stretch is null
            ? SloEvaluator.NoData(slo, $"no judged stretch is as long as {Quantities.Length(length)}")
            : Outcome(slo, stretch.Bad <= stretch.Allowed ? Verdict.Pass : Verdict.Fail, stretch.Windows, stretch.Rate) with
            {
                Reason = $"the best stretch of {Quantities.Length(length)} has {Quantities.PerSecond(stretch.Rate, Rounding.Down)} and {stretch.Bad} of {stretch.Windows} windows of "
                    + $"{Quantities.Length(stretch.Window)} below {Quantities.Limit(slo.AtLeast)} ({stretch.Allowed} allowed)",
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
            Measured = Target.AtLeast(slo.AtLeast.PerSecond).PerSecond(rate),
            Margin = margin,
            MarginText = Margin.Text(margin),
        };
    }
}
