using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on successful requests per second.</summary>
internal static class ThroughputJudgement
{
    public static SloOutcome Of(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        if (samples.Count == 0 || samples.Duration <= TimeSpan.Zero)
        {
            return SloEvaluator.NoData(slo);
        }

        return slo.SustainedFor is { } length ? Stretch(slo, throughput, length) : Mean(slo, samples, throughput);
    }

    /// <summary>The mean rate with an interval from ten batches of time, mean ± t s/√10; of a stretch too short for that, of a Poisson count.</summary>
    private static SloOutcome Mean(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        var seconds = samples.Duration.TotalSeconds;
        var rate = samples.Succeeded.Count / seconds;
        var window = throughput.Finest.TotalSeconds;
        var batches = BatchMean.Of([.. throughput.Windows(throughput.Finest).SelectMany(counts => counts).Select(count => new WindowSum(count / window, 1))], samples.Confidence);
        var count = PoissonInterval.Garwood(samples.Succeeded.Count, samples.Confidence);
        var (low, high) = batches is null ? (count.Low / seconds, count.High / seconds) : (Math.Max(0, rate - batches.HalfWidth), rate + batches.HalfWidth);
        var reading = ReadingOf(slo);
        var outcome = reading.Outcome(reading.Target.Judge(low, high), samples.Succeeded.Count, rate, (low, high));
        return MeanOutcome.Of(Named(outcome, samples.Duration), null, Math.Max(rate - low, high - rate), reading.Target, samples);
    }

    /// <summary>Some stretch of the length has to hold the rate; windows are counted, not shares compared.</summary>
    private static SloOutcome Stretch(ThroughputSlo slo, Throughput throughput, TimeSpan length)
    {
        if (SustainedStretch.Best(throughput, length, slo) is not { } stretch)
        {
            return SloEvaluator.NoData(slo, $"no judged stretch is as long as {Quantities.Length(length)}");
        }

        var reading = ReadingOf(slo);
        var isHeld = slo.Sustained == Sustained.Mean ? reading.Target.IsMetBy(stretch.Rate) : stretch.Bad <= stretch.Allowed(slo.Sustained);
        var windows = $"{Quantities.Count(stretch.Bad)} of {Quantities.Count(stretch.Windows)} windows of {Quantities.Length(stretch.Window)} below {Quantities.Limit(slo.AtLeast)}";
        return Named(reading.Outcome(isHeld ? Verdict.Pass : Verdict.Fail, stretch.Windows, stretch.Rate), length) with
        {
            IsMet = isHeld,
            Reason = $"the best stretch of {Quantities.Length(length)} has {reading.Print(stretch.Rate)} and {windows}"
                + (slo.Sustained == Sustained.Mean ? " (the mean counts)" : $" ({Quantities.Count(stretch.Allowed(slo.Sustained))} allowed)"),
        };
    }

    private static Reading ReadingOf(ThroughputSlo slo)
    {
        var target = Target.AtLeast(slo.AtLeast.PerSecond);
        return new Reading(slo, target, target.PerSecond, rate => Margin.Above(rate, target.Limit));
    }

    // A rate is nothing without its seconds.
    private static SloOutcome Named(SloOutcome outcome, TimeSpan length) => outcome with { Counts = Quantities.Length(length) };
}
