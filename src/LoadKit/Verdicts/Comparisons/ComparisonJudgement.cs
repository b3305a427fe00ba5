using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>From the pairs of a comparison to its result.</summary>
internal static class ComparisonJudgement
{
    private const int MostDoubts = 6;

    /// <param name="baseline">The baseline's name.</param>
    /// <param name="candidate">The candidate's name.</param>
    /// <param name="quantities">What is compared.</param>
    /// <param name="pairs">Those that were run to the end.</param>
    /// <param name="planned">How many were meant to be run; fewer were when somebody cancelled.</param>
    /// <param name="terms">What is asked.</param>
    /// <param name="doubts">About the blocks.</param>
    public static ComparisonResult Of(
        string baseline, string candidate, IReadOnlyList<ComparedQuantity> quantities, IReadOnlyList<BlockPair> pairs, int planned, ComparisonTerms terms, IReadOnlyList<Finding> doubts)
    {
        var answers = PairedJudgement.Of(quantities, pairs, terms);
        var cancelled = new Finding(FindingKind.Doubt, $"the comparison was cancelled after {pairs.Count} of {planned} pairs");
        if (pairs.Count < planned)
        {
            // Who stops when the figures please gets figures that please.
            answers = [.. answers.Select(answer => answer with { Outcome = ComparisonOutcome.Inconclusive, Reason = $"{cancelled.Text}; {answer.Reason}" })];
        }

        var (outcome, reason) = ManyQuantities.Overall(answers);
        return new ComparisonResult
        {
            Baseline = baseline,
            Candidate = candidate,
            Outcome = outcome,
            Reason = reason,
            Method = ComparisonMethod.InterleavedPairs,
            Quantities = answers,
            Findings = [.. pairs.Count < planned ? [cancelled] : Array.Empty<Finding>(), .. Few(doubts)],
            Pairs = pairs.Count,
            Tolerance = new Ratio(terms.Tolerance),
            Confidence = new Ratio(terms.Confidence),
        };
    }

    private static IEnumerable<Finding> Few(IReadOnlyList<Finding> doubts) => doubts.Count <= MostDoubts
        ? doubts
        : [.. doubts.Take(MostDoubts - 1), new Finding(FindingKind.Doubt, $"{Quantities.Count(doubts.Count - MostDoubts + 1, "more doubt", "more doubts")} about blocks")];
}
