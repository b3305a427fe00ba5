using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>From what was measured to what is said about it.</summary>
internal static class Judge
{
    public static RunResult Of(RunRecord record)
    {
        var evidence = new Evidence(record);
        var tables = new ResultTables(record, evidence);
        var judged = tables.Totals(evidence.StagesOf(new SloScope()));
        var doubts = MeasurementAudit.Of(record, evidence, judged).ToList();
        var lagExplains = MeasurementAudit.ExplainsLatency(record, evidence, out var lag);
        var slos = record.Plan.Slos
            .Select(slo => SloEvaluator.Evaluate(slo, evidence, record))
            .Select(outcome => lagExplains ? Doubted(outcome, lag) : outcome)
            .Select(outcome => outcome.Value is null && outcome.Slo.Scope.Step is { } step ? MissingStep(outcome, step, tables) : outcome)
            .ToList();
        var (verdict, reason) = OverallVerdict.Of(slos, doubts, judged.Counts);
        return new RunResult
        {
            Name = record.Plan.Name,
            Verdict = verdict,
            Reason = reason,
            StopReason = record.StopReason,
            StartedAt = record.StartedAt,
            Duration = record.Elapsed,
            Seed = record.Seed,
            JudgedDuration = judged.Requests.Duration,
            JudgedStages = string.Join(", ", record.Stages.Where((_, index) => evidence.IsJudged(index)).Select(span => span.Stage.Name).Distinct()),
            Slos = slos,
            Findings = [.. doubts.Concat(record.Findings).OrderByDescending(finding => finding.Kind)],
            Totals = judged,
            Whole = tables.Totals(evidence.MeasuredStages),
            UserTypes = tables.UserTypes(),
            Scenarios = tables.Scenarios(),
            Steps = tables.Steps(),
            Stages = tables.Stages(),
            Checks = tables.Checks(),
            Tags = tables.Tags(),
            Errors = record.Errors,
            Timeline = record.Timeline,
        };
    }

    private static SloOutcome Doubted(SloOutcome outcome, TimeSpan lag) =>
        outcome is { Verdict: Verdict.Fail, Slo: LatencySlo or MeanLatencySlo or MaxLatencySlo }
            ? outcome with
            {
                Verdict = Verdict.Inconclusive,
                Reason = $"{outcome.Reason}; but the generator's own lag (p99 {Quantities.Duration(lag, Rounding.Up)}) may be the cause",
            }
            : outcome;

    private static SloOutcome MissingStep(SloOutcome outcome, string step, ResultTables tables)
    {
        var ran = tables.Steps().Select(result => $"\"{result.Name}\"").Take(5).ToList();
        return outcome with
        {
            Reason = $"no data: no judged stage ran a step \"{step}\"{(ran.Count > 0 ? $"; steps that ran: {string.Join(", ", ran)}" : "")}",
        };
    }
}
