using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Where to look first: what the requests that keep objectives from being met have in common, and what got slower under the same load.</summary>
internal static class Clues
{
    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence, IReadOnlyList<SloOutcome> outcomes)
    {
        // Which step has most of them is a question about all steps.
        var open = outcomes
            .Where(outcome => outcome.Verdict != Verdict.Pass)
            .OrderBy(outcome => outcome.Slo.Scope.Step is not null)
            .ThenByDescending(outcome => outcome.Verdict)
            .Select(outcome => outcome.Slo)
            .ToList();
        Slo?[] asked = [open.OfType<LatencySlo>().FirstOrDefault(), open.FirstOrDefault(slo => slo is ErrorRateSlo or AvailabilitySlo)];
        var counts = asked.OfType<Slo>().Select(slo => (Bad: BadRequests.Of(evidence, slo), Steps: new StepCounts(evidence, slo), Stages: new StageWindows(evidence, slo.Scope, [.. slo.ExactLimits]))).ToList();
        var all = new StageWindows(evidence, new SloScope(), []);
        WindowCounter.Read(evidence.Windows, [.. counts.Select(count => count.Steps), .. counts.Select(count => count.Stages), all]);

        var texts = counts
            .SelectMany(count => new[] { StepClue.Of(count.Bad, count.Steps.Steps), TimeClue.Of(count.Bad) })
            .Append(ErrorClue.Of(record.Errors))
            .Concat(counts.Select(count => StageClue.Of(record, evidence, count.Bad.Slo, count.Stages)));
        return [.. texts.OfType<string>().Select(text => new Finding(FindingKind.Clue, text)), .. TrendNotice.Of(record, evidence, all)];
    }
}
