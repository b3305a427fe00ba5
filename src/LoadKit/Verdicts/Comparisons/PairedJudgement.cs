using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges pairs of blocks.</summary>
internal static class PairedJudgement
{
    public static IReadOnlyList<QuantityComparison> Of(IReadOnlyList<ComparedQuantity> quantities, IReadOnlyList<BlockPair> pairs, ComparisonTerms terms) =>
        ManyQuantities.Believed([.. quantities.Select(quantity => Undoubted(quantity, pairs, terms))], terms.Confidence);

    // A doubt matters where the answer would be another one without the pairs that it is about.
    private static QuantityComparison Undoubted(ComparedQuantity quantity, IReadOnlyList<BlockPair> pairs, ComparisonTerms terms)
    {
        var answer = One(quantity, pairs, terms);
        var sure = pairs.Where(pair => pair.Supports(answer.Outcome)).ToList();
        if (sure.Count == pairs.Count || answer.Outcome == ComparisonOutcome.Inconclusive || (sure.Count > 1 && One(quantity, sure, terms).Outcome == answer.Outcome))
        {
            return answer;
        }

        return answer with { Outcome = ComparisonOutcome.Inconclusive, Reason = $"{answer.Reason}: but {pairs.Count - sure.Count} of {pairs.Count} pairs are in doubt, and without them it is not shown" };
    }

    private static QuantityComparison One(ComparedQuantity quantity, IReadOnlyList<BlockPair> pairs, ComparisonTerms terms)
    {
        var sides = new Sides(quantity, [.. pairs.Select(pair => pair.Baseline)], [.. pairs.Select(pair => pair.Candidate)]);
        var judgement = new QuantityJudgement(sides, terms, Quantities.Count(pairs.Count, "pair", "pairs"), "blocks");
        return judgement.WithoutRatio() ?? judgement.Of(LogRatio.OfPairs(sides.BaselineValues, sides.CandidateValues), canHaveMorePairs: true);
    }
}
