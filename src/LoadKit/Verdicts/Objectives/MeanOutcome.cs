using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Puts a verdict on a mean into words.</summary>
internal static class MeanOutcome
{
    /// <param name="outcome">What was measured; its verdict is that of the interval.</param>
    /// <param name="batches">The batches of time that have to be long enough; null where there are none, or where the load itself sets the pace.</param>
    /// <param name="half">Half the width of the interval.</param>
    /// <param name="target">The limit.</param>
    /// <param name="samples">What it is about.</param>
    public static SloOutcome Of(SloOutcome outcome, BatchMean? batches, double half, Target target, Samples samples)
    {
        var correlation = batches?.CorrelationTime * samples.Windows.Length;
        if (outcome.Verdict != Verdict.Inconclusive && batches?.IsTooShort(target.Limit) == true)
        {
            var needed = Settlement.TooShort(batches.CorrelationTime, samples.Windows.Length);
            return outcome with
            {
                Verdict = Verdict.Inconclusive,
                CorrelationTime = correlation,
                Settles = $"a run of {Quantities.Length(needed)}",
                Reason = $"{Measured(outcome, samples)}; {ShareOutcome.TooShort(correlation!.Value, samples)}",
            };
        }

        return outcome with
        {
            CorrelationTime = correlation,
            Settles = double.IsInfinity(half) ? "a second one" : outcome.Verdict == Verdict.Inconclusive ? Settlement.ForHalfWidth(half, Math.Abs(outcome.Value!.Value - target.Limit), samples.Duration) : "",
            Reason = outcome.Verdict switch
            {
                Verdict.Inconclusive when double.IsInfinity(half) => "1 sample can't prove it: at least 2 are needed",
                Verdict.Inconclusive => $"{Measured(outcome, samples)}; the limit lies within the interval {outcome.Interval}",
                _ => $"{Measured(outcome, samples)}, limit {outcome.Slo.Limit} ({Ranges.Name(samples.Confidence)} {outcome.Interval})",
            },
        };
    }

    private static string Measured(SloOutcome outcome, Samples samples) =>
        outcome.Slo is ThroughputSlo
            ? $"{outcome.Slo.Quantity} {outcome.Measured} over {Quantities.Length(samples.Duration)}"
            : $"{outcome.Slo.Quantity} {outcome.Measured} ({(outcome.Slo.Scope.OfIterations ? Quantities.Count(outcome.Samples, "iteration", "iterations") : Quantities.Count(outcome.Samples, "request", "requests"))})";
}
