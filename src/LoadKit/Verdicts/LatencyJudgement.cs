namespace LoadKit.Verdicts;

/// <summary>Judges objectives on a percentile of the latency.</summary>
internal static class LatencyJudgement
{
    /// <summary>"p95 at most T" holds if and only if at most 5 % take longer than T, so it is judged as that share; what failed counts as longer.</summary>
    public static SloOutcome Of(LatencySlo slo, Samples samples, Evidence evidence)
    {
        if (samples.Count == 0)
        {
            return SloEvaluator.NoData(slo);
        }

        var share = (double)(1m - ((decimal)slo.Percentile / 100m));
        var test = ShareTest.Of(samples.Windows.SlowerThan(0), Target.AtMost(share), samples.Confidence, samples.Missing);
        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var value = new RankedLatencies(samples).High(Math.Clamp((long)Math.Ceiling((decimal)slo.Percentile * samples.Count / 100), 1, samples.Count));
        var interval = QuantileInterval.Of(slo, share, samples, evidence, test);
        var reading = new Reading(slo, target, target.Duration, seconds => Margin.Below(seconds, target.Limit));
        var outcome = double.IsInfinity(value)
            ? reading.Outcome(test.Verdict, samples.Count, value, interval) with { Value = null, Measured = "a failure", Margin = null, MarginText = "" }
            : reading.Outcome(test.Verdict, samples.Count, value, interval);
        return ShareOutcome.WithEvidence(test, outcome, samples) with { Reason = Reason(test, outcome, samples) };
    }

    private static string Reason(ShareTest test, SloOutcome outcome, Samples samples)
    {
        var sum = test.Sample.Sum;
        var counts = $"{Quantities.Count(sum.Bad)} of {Quantities.Count(sum.Count)} slower than the limit{(samples.Failed > 0 ? $", {Quantities.Count(samples.Failed)} of them failed" : "")}";
        return test.Verdict == Verdict.Inconclusive
            ? $"{counts}; {ShareOutcome.Doubt(test, outcome.Interval, samples)}"
            : $"{outcome.Slo.Quantity} {outcome.Measured} ({counts}), limit {outcome.Slo.Limit} ({Ranges.Name(test.Confidence)} {outcome.Interval})";
    }
}
