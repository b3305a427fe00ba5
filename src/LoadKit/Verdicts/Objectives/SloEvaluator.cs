namespace LoadKit.Verdicts;

/// <summary>Judges each kind of objective. Pure: what was measured goes in, an outcome comes out. Without data nothing is proven.</summary>
internal static class SloEvaluator
{
    /// <summary>One that can't be judged is unproven, and the rest of the result is not lost with it.</summary>
    public static SloOutcome Evaluate(Slo slo, Evidence evidence, RunResult result)
    {
        try
        {
            return Judged(slo, evidence, result);
        }
        catch (ArithmeticException exception)
        {
            return NoData(slo, $"its figures are beyond what can be computed ({exception.Message})");
        }
    }

    private static SloOutcome Judged(Slo slo, Evidence evidence, RunResult result) => slo switch
    {
        LatencySlo latency => LatencyJudgement.Of(latency, new Samples(evidence, slo), evidence),
        MeanLatencySlo mean => MeanJudgement.Of(mean, new Samples(evidence, slo)),
        MaxLatencySlo max => MeanJudgement.Of(max, new Samples(evidence, slo)),
        ApdexSlo apdex => ApdexJudgement.Of(apdex, new Samples(evidence, slo)),
        ErrorRateSlo errors => ShareJudgement.Of(errors, new Samples(evidence, slo)),
        RejectionRateSlo rejections => ShareJudgement.Of(rejections, new Samples(evidence, slo)),
        AvailabilitySlo availability => ShareJudgement.Of(availability, new Samples(evidence, slo)),
        CheckRateSlo checks => ShareJudgement.Of(checks, evidence),
        DroppedIterationsSlo dropped => ShareJudgement.Of(dropped, evidence),
        ThroughputSlo throughput => ThroughputJudgement.Of(throughput, new Samples(evidence, slo), evidence.Counted.Of(throughput)),
        CustomSlo custom => CustomJudgement.Of(custom, result),
        _ => throw new InvalidOperationException($"Nobody judges {slo.GetType().Name}."),
    };

    public static SloOutcome NoData(Slo slo, string why = "nothing was measured") => new()
    {
        Slo = slo,
        Verdict = Verdict.Inconclusive,
        Reason = $"no data: {why}",
    };
}
