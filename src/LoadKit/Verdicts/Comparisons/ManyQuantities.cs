using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Several quantities with one answer.</summary>
internal static class ManyQuantities
{
    /// <summary>
    /// Who asks about twenty quantities finds one regressed by chance. So regressions are believed by Holm's method over all that was asked; one
    /// that is not sure enough becomes inconclusive.
    /// </summary>
    public static IReadOnlyList<QuantityComparison> Believed(IReadOnlyList<QuantityComparison> quantities, double confidence)
    {
        if (quantities.Count < 2)
        {
            return quantities;
        }

        // A percentile that became a failure has no p-value; no chance makes that.
        var regressed = quantities.Where(quantity => quantity.Outcome == ComparisonOutcome.Regressed).ToList();
        var adjusted = Holm.Adjusted([.. regressed.Select(quantity => quantity.PValue ?? 0)], quantities.Count);
        var doubtful = regressed.Where((_, i) => adjusted[i] >= 1 - confidence).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. quantities.Select(quantity => doubtful.Contains(quantity)
                ? quantity with { Outcome = ComparisonOutcome.Inconclusive, Reason = $"{quantity.Reason}: not sure enough for one of {quantities.Count} quantities (Holm)" }
                : quantity),
        ];
    }

    /// <summary>The worst outcome, and the reason of the first that has it.</summary>
    public static (ComparisonOutcome Outcome, string Reason) Overall(IReadOnlyList<QuantityComparison> quantities)
    {
        var worst = quantities.MaxBy(quantity => quantity.Outcome)!;
        var same = quantities.Count(quantity => quantity.Outcome == worst.Outcome);
        return (worst.Outcome, (quantities.Count, worst.Outcome) switch
        {
            (1, _) => worst.Reason,
            (_, ComparisonOutcome.Unchanged) => $"all {same} quantities are unchanged",
            (var all, _) => $"{same} of {all} quantities {Verb(worst.Outcome, same)}: {worst.Reason}",
        });
    }

    private static string Verb(ComparisonOutcome outcome, int count) => outcome switch
    {
        ComparisonOutcome.Regressed => "regressed",
        ComparisonOutcome.Improved => "improved",
        _ => count == 1 ? "is inconclusive" : "are inconclusive",
    };
}
