namespace LoadKit.Verdicts;

/// <summary>Judges objectives on a percentile of the latency.</summary>
internal static class LatencyJudgement
{
    /// <summary>"p95 at most T" holds if and only if at most 5 % take longer than T, so it is judged as that share; what failed counts as longer.</summary>
    public static SloOutcome Of(LatencySlo slo, Samples samples, Evidence evidence)
    {
        if (samples.IsEmpty)
        {
            return SloEvaluator.NoData(slo);
        }

        var share = slo.ShareAbove;
        var test = ShareTest.Of(samples.Windows.SlowerThan(0), Target.AtMost(share), samples.Confidence, samples.Missing, samples.Windows.AreCoarse);
        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var rank = Math.Clamp((long)Math.Ceiling((decimal)slo.Percentile * samples.Count / 100), 1, samples.Count);
        var value = Agreed(new RankedLatencies(samples), rank, samples.Count, test.Sample.Sum.Bad, target.Limit);
        var interval = QuantileInterval.Of(slo, share, samples, evidence, test);
        var reading = new Reading(slo, target, target.Duration, seconds => Margin.Below(seconds, target.Limit));
        var outcome = double.IsInfinity(value)
            ? reading.Outcome(test.Verdict, samples.Count, value, interval) with { Value = null, Measured = "a failure", Margin = null, MarginText = "" }
            : reading.Outcome(test.Verdict, samples.Count, value, interval);
        return ShareOutcome.WithEvidence(test, outcome, samples) with { Reason = Reason(test, outcome, samples) };
    }

    // A bucket that the limit cuts has values on both sides of it: the exact count says on which the percentile is.
    private static double Agreed(RankedLatencies ranked, long rank, long count, long slower, double limit) =>
        rank <= count - slower ? Math.Min(ranked.High(rank), limit) : Math.Max(ranked.High(rank), Math.Max(ranked.High(count - slower + 1), Math.BitIncrement(limit)));

    // Not as slow as it looks but as often: there is no time to name.
    private static string Failure(SloOutcome outcome, Samples samples) =>
        $"a failed {(outcome.Slo.Scope.OfIterations ? "iteration" : "request")} ({Quantities.Percent(new Ratio((double)samples.Failed / samples.Count), samples.Count, Rounding.Up)} failed, "
        + $"{Quantities.Count(samples.Failed)}/{Quantities.Count(samples.Count)}, more than {outcome.Slo.Quantity} leaves room for)";

    private static string Reason(ShareTest test, SloOutcome outcome, Samples samples)
    {
        var sum = test.Sample.Sum;
        if (test.Verdict == Verdict.Fail && outcome.Value is null)
        {
            return $"{outcome.Slo.Quantity} {Failure(outcome, samples)}, limit {outcome.Slo.Limit}";
        }

        var counts = $"{Quantities.Count(sum.Bad)} of {Quantities.Count(sum.Count)} slower than the limit{(samples.Failed > 0 ? $", {Quantities.Count(samples.Failed)} of them failed" : "")}";
        return test.Verdict == Verdict.Inconclusive
            ? $"{counts}; {ShareOutcome.Doubt(test, outcome.Interval, samples)}"
            : $"{outcome.Slo.Quantity} {outcome.Measured} ({counts}), limit {outcome.Slo.Limit} ({Ranges.Name(test.Confidence)} {outcome.Interval})";
    }
}
