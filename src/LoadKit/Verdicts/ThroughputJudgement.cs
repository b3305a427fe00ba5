using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on successful requests per second.</summary>
internal static class ThroughputJudgement
{
    // Ten in each batch: with fewer the batches' spread is chance.
    private const long Few = 100;

    public static SloOutcome Of(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        if (samples.IsEmpty || samples.Duration <= TimeSpan.Zero)
        {
            return SloEvaluator.NoData(slo);
        }

        return slo.SustainedFor is { } length ? Stretch(slo, throughput, length) : Mean(slo, samples, throughput);
    }

    /// <summary>
    /// The mean rate of what ended in the judged time, with an interval from ten batches of it, mean ± t s/√10; of a stretch too short for that, and of a
    /// few, that of a Poisson count.
    /// </summary>
    private static SloOutcome Mean(ThroughputSlo slo, Samples samples, Throughput throughput)
    {
        var window = throughput.Finest.TotalSeconds;
        long[] counts = [.. throughput.Windows(throughput.Finest).SelectMany(counts => counts)];
        var (succeeded, seconds) = counts.Length > 0 ? (counts.Sum(), counts.Length * window) : (samples.Succeeded.Count, samples.Duration.TotalSeconds);
        var rate = succeeded / seconds;
        var count = PoissonInterval.Garwood(succeeded, samples.Confidence);
        var (low, high) = (count.Low / seconds, count.High / seconds);
        if (BatchMean.Of([.. counts.Select(count => new WindowSum(count / window, 1))], samples.Confidence) is { } batches)
        {
            (low, high) = succeeded < Few
                ? (Math.Min(low, Math.Max(0, rate - batches.HalfWidth)), Math.Max(high, rate + batches.HalfWidth))
                : (Math.Max(0, rate - batches.HalfWidth), rate + batches.HalfWidth);
        }

        var reading = ReadingOf(slo);
        var outcome = reading.Outcome(reading.Target.Judge(low, high), succeeded, rate, (low, high));
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
