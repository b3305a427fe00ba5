using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges a run against stored ones.</summary>
/// <param name="candidate">The run in question, in batches.</param>
/// <param name="terms">What is asked.</param>
/// <param name="quantities">What is compared.</param>
internal sealed class StoredJudgement(Baseline candidate, ComparisonTerms terms, IReadOnlyList<ComparedQuantity> quantities)
{
    public ComparisonResult OfSingle(Baseline baseline, double floor)
    {
        var basis = $"one run each ({baseline.Batches.Count} and {candidate.Batches.Count} batches of time)";
        return Result(
            ComparisonMethod.SingleBaseline,
            $"one run of {Quantities.Length(candidate.JudgedDuration)} against one of {Quantities.Length(baseline.JudgedDuration)}, noise floor {new Ratio(floor)}",
            baseline,
            [.. RunnerCheck.Findings(baseline, candidate)],
            quantity =>
            {
                var sides = new Sides(quantity, baseline.Batches, candidate.Batches);
                var judgement = new QuantityJudgement(sides, terms, basis, "batches");
                return judgement.WithoutRatio() ?? judgement.Of(LogRatio.OfBatches(sides.BaselineValues, sides.CandidateValues, floor));
            });
    }

    /// <param name="history">Runs of the same runner, the newest last.</param>
    public ComparisonResult OfHistory(IReadOnlyList<Baseline> history)
    {
        Stretch[] runs = [.. history.Select(run => Stretch.Merge(run.Batches))];
        var basis = $"a history of {Quantities.Count(history.Count, "run", "runs")}";
        return Result(
            ComparisonMethod.History,
            basis,
            history[^1],
            [.. candidate.Doubts.Select(doubt => new Finding(FindingKind.Doubt, $"candidate: {doubt}"))],
            quantity =>
            {
                var sides = new Sides(quantity, runs, [Stretch.Merge(candidate.Batches)]);
                var judgement = new QuantityJudgement(sides, terms, basis, "runs");
                return judgement.WithoutRatio() ?? judgement.Of(LogRatio.OfHistory(sides.BaselineValues, sides.CandidateValues[0]));
            });
    }

    private ComparisonResult Result(ComparisonMethod method, string methodText, Baseline baseline, IReadOnlyList<Finding> findings, Func<ComparedQuantity, QuantityComparison> judge)
    {
        var answers = ManyQuantities.Believed([.. quantities.Select(judge)], terms.Confidence);
        if (findings.FirstOrDefault(finding => finding.Kind == FindingKind.Doubt) is { } doubt)
        {
            answers = [.. answers.Select(answer => answer.Outcome == ComparisonOutcome.Inconclusive ? answer : answer with { Outcome = ComparisonOutcome.Inconclusive, Reason = $"{answer.Reason}: but {doubt.Text}" })];
        }

        var (outcome, reason) = ManyQuantities.Overall(answers);
        return new ComparisonResult
        {
            Baseline = baseline.Name,
            Candidate = candidate.Name,
            Outcome = outcome,
            Reason = reason,
            Method = method,
            MethodText = methodText,
            Quantities = answers,
            Findings = [.. findings.OrderByDescending(finding => finding.Kind)],
            Tolerance = new Ratio(terms.Tolerance),
            Confidence = new Ratio(terms.Confidence),
            Runner = candidate.Runner,
        };
    }
}
