using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Where to look first: what the requests that keep objectives from being met have in common.</summary>
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
        var slow = open.OfType<LatencySlo>().FirstOrDefault();
        var failing = open.FirstOrDefault(slo => slo is ErrorRateSlo or AvailabilitySlo);
        var texts = new[] { slow, failing }
            .OfType<Slo>()
            .Select(slo => BadRequests.Of(evidence, slo))
            .SelectMany(bad => new[] { StepClue.Of(evidence, bad), TimeClue.Of(bad) })
            .Append(ErrorClue.Of(record.Errors))
            .Concat(new[] { slow, failing }.OfType<Slo>().Select(slo => StageClue.Of(record, evidence, slo)));
        return texts.OfType<string>().Select(text => new Finding(FindingKind.Clue, text));
    }
}
