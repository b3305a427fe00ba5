using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on the mean and on the maximum of the latency.</summary>
internal static class MeanJudgement
{
    /// <summary>The mean with the interval of ten batches of time; of a stretch too short for them with Student's, mean ± t s/√n.</summary>
    public static SloOutcome Of(MeanLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0)
        {
            return SloEvaluator.NoData(slo);
        }

        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var batches = BatchMean.Of(samples.Windows.Latencies, samples.Confidence);
        var mean = samples.All.Mean / 1e6;
        var half = batches?.HalfWidth ?? (Plain(samples.All, samples.Confidence) / 1e6);
        var reading = new Reading(slo, target, target.Duration, seconds => Margin.Below(seconds, target.Limit));
        var outcome = reading.Outcome(target.Judge(mean - half, mean + half), samples.All.Count, mean, double.IsInfinity(half) ? (half, half) : (Math.Max(0, mean - half), mean + half));
        return MeanOutcome.Of(outcome, batches, half, target, samples);
    }

    /// <summary>The maximum is what it is: it has no interval, and one slow request misses it.</summary>
    public static SloOutcome Of(MaxLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0)
        {
            return SloEvaluator.NoData(slo);
        }

        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var max = samples.All.Max / 1e6;
        var outcome = new Reading(slo, target, target.Duration, seconds => Margin.Below(seconds, target.Limit)).Outcome(target.Judge(max, max), samples.All.Count, max);
        return samples.Missing > 0 && outcome.Verdict == Verdict.Pass
            ? outcome with { Verdict = Verdict.Inconclusive, Reason = $"{Quantities.Count(samples.Missing)} dropped or cut off are not among the {Quantities.Count(samples.All.Count)}, and may have taken longer" }
            : outcome with { Reason = $"{slo.Quantity} {outcome.Measured}, limit {slo.Limit}" };
    }

    /// <summary>Half the interval's width, in the unit of the values. The histogram's deviation is the population's: s/√n is that over √(n-1).</summary>
    internal static double Plain(Histogram values, double confidence) =>
        values.Count < 2
            ? double.PositiveInfinity
            : Student.T((int)Math.Min(values.Count - 1, int.MaxValue), confidence) * values.StandardDeviation / Math.Sqrt(values.Count - 1);
}
