using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Judges each kind of objective. Pure: what was measured goes in, an outcome comes out. Without data nothing is proven.</summary>
internal static class SloEvaluator
{
    public static SloOutcome Evaluate(Slo slo, Evidence evidence, RunRecord record) => slo switch
    {
        LatencySlo latency => LatencyJudgement.Of(latency, new Samples(evidence, slo.Scope)),
        MeanLatencySlo mean => MeanJudgement.Of(mean, new Samples(evidence, slo.Scope)),
        MaxLatencySlo max => MeanJudgement.Of(max, new Samples(evidence, slo.Scope)),
        ErrorRateSlo errors => ShareJudgement.Of(errors, new Samples(evidence, slo.Scope)),
        AvailabilitySlo availability => ShareJudgement.Of(availability, new Samples(evidence, slo.Scope)),
        CheckRateSlo checks => ShareJudgement.Of(checks, evidence),
        ThroughputSlo throughput => ThroughputJudgement.Of(throughput, new Samples(evidence, slo.Scope), new Throughput(evidence, record, slo.Scope)),
        _ => throw new InvalidOperationException($"Nobody judges {slo.GetType().Name}."),
    };

    public static SloOutcome NoData(Slo slo, string why) => new()
    {
        Slo = slo,
        Verdict = Verdict.Inconclusive,
        Reason = $"no data: {why}",
    };
}
