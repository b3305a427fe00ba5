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
        var stages = throughput.StageWindows(throughput.Finest).Where(counts => counts.Count > 0).ToList();
        var windows = stages.Sum(counts => counts.Count);
        var (succeeded, seconds) = windows > 0 ? (stages.Sum(counts => counts.Sum()), windows * window) : (samples.Succeeded.Count, samples.Duration.TotalSeconds);
        var rate = succeeded / seconds;
        var count = PoissonInterval.Garwood(succeeded, samples.Confidence);
        var half = Math.Sqrt(stages.Sum(counts => Math.Pow(HalfWidth(counts, window, samples.Confidence) * counts.Count / windows, 2)));
        var hasBatches = stages.Exists(counts => Batches.CountOf(counts.Count) > 0);
        var (low, high) = (count.Low / seconds, count.High / seconds);
        if (hasBatches)
        {
            (low, high) = succeeded < Few ? (Math.Min(low, Math.Max(0, rate - half)), Math.Max(high, rate + half)) : (Math.Max(0, rate - half), rate + half);
        }

        var reading = ReadingOf(slo);
        var outcome = reading.Outcome(reading.Target.Judge(low, high), succeeded, rate, (low, high));
        return MeanOutcome.Of(Named(outcome, samples.Duration), null, Math.Max(rate - low, high - rate), reading.Target, samples);
    }

    // Of the rate of one stage; in one too short for batches that of a count.
    private static double HalfWidth(IReadOnlyList<long> counts, double window, double confidence)
    {
        var count = PoissonInterval.Garwood(counts.Sum(), confidence);
        return BatchMean.Of([.. counts.Select(one => new WindowSum(one / window, 1))], confidence)?.HalfWidth ?? ((count.High - count.Low) / 2 / (counts.Count * window));
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
