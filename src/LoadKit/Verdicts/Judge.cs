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
        var generator = JudgedGenerator.Of(record, evidence);
        var audit = new MeasurementAudit(record, evidence, judged, generator);
        var measured = new RunResult
        {
            Name = record.Plan.Name,
            Verdict = Verdict.Inconclusive,
            Reason = "",
            StopReason = record.StopReason,
            StartedAt = record.StartedAt,
            Duration = record.Elapsed,
            Seed = record.Seed,
            Confidence = record.Plan.Confidence,
            JudgedDuration = judged.Requests.Duration,
            JudgedStages = string.Join(", ", record.Stages.Where((_, index) => evidence.IsJudged(index)).Select(span => span.Stage.Name).Distinct()),
            Findings = FindingsOf([]),
            Totals = judged,
            Whole = tables.Totals(evidence.MeasuredStages),
            UserTypes = tables.UserTypes(),
            Scenarios = tables.Scenarios(),
            Steps = tables.Steps(),
            Stages = tables.Stages(),
            Checks = tables.Checks(),
            Tags = tables.Tags(),
            Gauges = tables.Gauges(),
            Errors = record.Errors,
            Slowest = record.Slowest,
            Timeline = record.Timeline,
            Generator = generator?.Figures,
        };
        var slos = record.Plan.Slos
            .Select(slo => SloEvaluator.Evaluate(slo, evidence, measured))
            .Select(outcome => GivenUpOutcome.Of(outcome, record.GivenUp))
            .Select(outcome => StageMiss.Of(outcome, record, evidence, measured))
            .Select(audit.Doubted)
            .Select(outcome => outcome is { Samples: 0, Slo.Scope.Step: { } step } ? MissingStep(outcome, step, evidence) : outcome)
            .ToList();
        var findings = FindingsOf(slos);
        var (verdict, reason) = OverallVerdict.Of(slos, findings, judged.Counts, EndAudit.Stopped(record));
        var clues = Clues.Of(record, evidence, slos).ToList();
        return measured with
        {
            Verdict = verdict,
            Reason = reason,
            Slos = slos,
            Stages = [.. measured.Stages.Select((stage, index) => stage with { Slos = [.. evidence.ObjectivesOf(index).Select(slo => audit.Doubted(SloEvaluator.Evaluate(slo, evidence, measured)))] })],
            Findings = [.. findings.Concat(clues).OrderByDescending(finding => finding.Kind)],
            Audit = [.. audit.Checks(slos, [.. clues.Where(clue => clue.Kind == FindingKind.Notice)])],
        };

        List<Finding> FindingsOf(IReadOnlyList<SloOutcome> outcomes) => [.. audit.Findings(outcomes).Concat(record.Findings).OrderByDescending(finding => finding.Kind)];
    }

    private static SloOutcome MissingStep(SloOutcome outcome, string step, Evidence evidence)
    {
        var scope = outcome.Slo.Scope with { Step = null };
        var ran = evidence.In(scope).Where(data => data.Series.Kind == SeriesKind.Step).Select(data => data.Series.Name!).Distinct();
        var names = ran.Order(StringComparer.Ordinal).Select(name => $"\"{name}\"").Take(6).ToList();
        var others = names.Count switch
        {
            0 => "no step ended there",
            > 5 => $"steps that ended there: {string.Join(", ", names.Take(5))} and others",
            _ => $"steps that ended there: {string.Join(", ", names)}",
        };
        return outcome with { Reason = $"no data: no step \"{step}\" ended in {(scope.Stage is { } stage ? $"stage \"{stage}\"" : "the judged stages")}; {others}" };
    }
}
