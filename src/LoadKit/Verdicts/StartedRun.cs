using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>What is known of a run beside what was measured: at its start for reporters, at its end for the result.</summary>
internal static class StartedRun
{
    public static RunInfo InfoOf(RunStart start)
    {
        var plan = start.Plan;
        var durations = plan.Populations.Select(population => population.Load.Duration).ToList();
        return new RunInfo
        {
            Name = plan.Name,
            StartedAt = start.At,
            PlannedDuration = durations.Contains(Timeout.InfiniteTimeSpan) ? null : durations.Max() + plan.WarmUp,
            Populations = plan.Populations,
            Slos = plan.Slos,
            Confidence = plan.Confidence,
            Warnings = PlanWarnings.Of(plan),
            Labels = plan.Labels,
            Seed = start.Seed,
        };
    }

    public static RunResult Judged(RunRecord record, RunInfo info, Runner runner)
    {
        var judged = Judge.Of(record);
        return judged with { Run = info, Runner = runner, Findings = [.. judged.Findings, .. PlanWarnings.After(record.Plan, judged.Slos)] };
    }
}
