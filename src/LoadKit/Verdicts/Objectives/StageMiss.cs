using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// An objective that is exceeded over all judged stages, but not for sure, is missed all the same where one of them misses it for sure by itself. That
/// neighbouring requests share their fate is there the doing of the profile, whose levels differ, and no luck.
/// </summary>
internal static class StageMiss
{
    private const double MostConfident = 0.9999;

    public static SloOutcome Of(SloOutcome outcome, RunRecord record, Evidence evidence, RunResult measured)
    {
        var stages = evidence.StagesWithObjectives.Select(stage => record.Stages[stage].Stage).DistinctBy(stage => stage.Name).ToList();
        if (outcome is not { Verdict: Verdict.Inconclusive, IsMet: false, Slo: { Scope.Stage: null } slo and not (CustomSlo or ThroughputSlo) } || stages.Select(stage => stage.To).Distinct().Count() < 2)
        {
            return outcome;
        }

        // Of many stages one may miss by luck, so each has to be the surer (Bonferroni).
        var confidence = new Ratio(Math.Min(MostConfident, 1 - (record.Plan.Confidence.Complement.Value / stages.Count)));
        var surer = new Evidence(record with { Plan = record.Plan with { Confidence = confidence } });
        var missed = stages.Select(stage => (stage.Name, Outcome: SloEvaluator.Evaluate(slo.InStage(stage.Name), surer, measured))).Where(one => one.Outcome.Verdict == Verdict.Fail).ToList();
        return missed.Count == 0 ? outcome : outcome with
        {
            Verdict = Verdict.Fail,
            Reason = $"{slo.Quantity} {outcome.MeasuredWithCounts}, limit {slo.Limit}; missed on {Quantities.Count(missed.Count)} of {Quantities.Count(stages.Count)} stages by themselves, first on \"{missed[0].Name}\": {missed[0].Outcome.MeasuredWithCounts}",
            Settles = "",
        };
    }
}
