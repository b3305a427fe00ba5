using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on the mean and on the maximum of the latency.</summary>
internal static class MeanJudgement
{
    /// <summary>The mean with the interval of ten batches of time; of a stretch too short for them with Student's, mean ± t s/√n.</summary>
    public static SloOutcome Of(MeanLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0 || samples.IsEmpty)
        {
            return SloEvaluator.NoData(slo);
        }

        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var batches = BatchMean.Of(samples.Windows.Latencies, samples.Confidence);
        var mean = samples.All.Mean / 1e6;

        // Batches are never closer to each other than independent samples would be; what seems so is chance, or too few of them.
        var half = Math.Max(batches?.HalfWidth ?? 0, Plain(samples.All, samples.Confidence) / 1e6);
        var reading = new Reading(slo, target, target.Duration, seconds => Margin.Below(seconds, target.Limit));
        var outcome = reading.Outcome(target.Judge(mean - half, mean + half), samples.All.Count, mean, double.IsInfinity(half) ? (half, half) : (Math.Max(0, mean - half), mean + half));
        return samples.Missing > 0 && outcome.Verdict == Verdict.Pass && !target.IsMetBy(WithMissing(mean + half, samples))
            ? outcome with { Verdict = Verdict.Inconclusive, Reason = MissingRequests.Text(samples), Settles = MissingRequests.Settles(samples) }
            : MeanOutcome.Of(outcome, batches, half, target, samples);
    }

    /// <summary>The maximum is what it is: it has no interval, and one slow request misses it.</summary>
    public static SloOutcome Of(MaxLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0 || samples.IsEmpty)
        {
            return SloEvaluator.NoData(slo);
        }

        var target = Target.AtMost(slo.AtMost.TotalSeconds);

        // What was longer than the histogram's range is longer than any limit, and nobody knows by how much.
        var isOver = samples.All.Clamped > 0;
        var max = isOver ? Math.Max(samples.All.Max / 1e6, Math.BitIncrement(target.Limit)) : samples.All.Max / 1e6;
        var verdict = target.Judge(max, max);
        var outcome = new Reading(slo, target, target.Duration, seconds => Margin.Below(seconds, target.Limit)).Outcome(verdict, samples.All.Count, max);
        outcome = isOver ? outcome with { Measured = $"over {Quantities.Length(TimeSpan.FromMicroseconds(samples.All.Layout.HighestTrackableValue))}" } : outcome;
        return samples.Missing > 0 && outcome.Verdict == Verdict.Pass
            ? outcome with { Verdict = Verdict.Inconclusive, Reason = MissingRequests.Text(samples), Settles = MissingRequests.Settles(samples) }
            : outcome with { Reason = $"{slo.Quantity} {outcome.Measured}, limit {slo.Limit}" };
    }

    // A missing one counts for as long as the longest took, and for no less than the end of the run waited for it.
    private static double WithMissing(double mean, Samples samples) =>
        ((mean * samples.All.Count) + (samples.Missing * Math.Max(samples.All.Max / 1e6, samples.GracefulStop.TotalSeconds))) / (samples.All.Count + samples.Missing);

    /// <summary>Half the interval's width, in the unit of the values. The histogram's deviation is the population's: s/√n is that over √(n-1).</summary>
    internal static double Plain(Histogram values, double confidence) =>
        values.Count < 2
            ? double.PositiveInfinity
            : Student.T((int)Math.Min(values.Count - 1, int.MaxValue), confidence) * values.StandardDeviation / Math.Sqrt(values.Count - 1);
}
