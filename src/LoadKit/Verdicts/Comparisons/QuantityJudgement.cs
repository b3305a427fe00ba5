using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>The answer for one quantity, before the other quantities and the doubts are looked at.</summary>
/// <param name="sides">The values.</param>
/// <param name="terms">What is asked.</param>
/// <param name="basis">On what it rests: <c>10 pairs</c>.</param>
/// <param name="parts">What the values are of: <c>blocks</c>.</param>
internal sealed class QuantityJudgement(Sides sides, ComparisonTerms terms, string basis, string parts)
{
    // "Nearly all": fewer, and something that came and went in the candidate's blocks would do.
    private const double NearlyAll = 0.8;

    private const double MostPairs = 1e9;

    private readonly QuantityComparison frame = sides.Frame;

    /// <summary>The answer of values that all have a ratio; null where they do.</summary>
    public QuantityComparison? WithoutRatio()
    {
        var (baseline, candidate) = (sides.BaselineValues, sides.CandidateValues);
        if (candidate.Length == 0 || baseline.Length == 0)
        {
            return Unknown("nothing was measured");
        }

        if (baseline.Concat(candidate).Any(double.IsNaN))
        {
            return Unknown($"no data in {Of(baseline, double.IsNaN)} of the baseline and in {Of(candidate, double.IsNaN)} of the candidate");
        }

        if (sides.Quantity.Kind == ComparedKind.ErrorRate && sides.BaselineCounts.Bad + sides.CandidateCounts.Bad == 0)
        {
            return frame with
            {
                Outcome = ComparisonOutcome.Unchanged,
                Reason = $"{sides.Quantity.Name}: no failures on either side: 0 of {Quantities.Count(sides.BaselineCounts.Count)} and 0 of {Quantities.Count(sides.CandidateCounts.Count, "request", "requests")}",
            };
        }

        return baseline.Concat(candidate).Any(double.IsInfinity) ? Failures(baseline, candidate) : null;
    }

    /// <summary>The answer of a ratio.</summary>
    public QuantityComparison Of(LogRatio ratio, bool canHaveMorePairs = false)
    {
        var worse = sides.Quantity.IsBetterHigher ? ratio.Reversed : ratio;
        var half = ratio.HalfWidth(terms.Confidence);
        var (low, high) = (Math.Exp(ratio.Mean - half), Math.Exp(ratio.Mean + half));
        var text = new RatioText(sides.Quantity.IsBetterHigher);
        var outcome = RatioOutcome.Of(worse, terms.Tolerance, terms.Confidence);
        var answer = frame with
        {
            Outcome = outcome,
            Ratio = Math.Exp(ratio.Mean),
            Low = low,
            High = high,
            PValue = ratio.PValue,
            Deviation = double.IsNaN(ratio.Deviation) ? null : ratio.Deviation,
            Change = text.Change(Math.Exp(ratio.Mean)),
            Interval = text.Interval(low, high),
        };
        var measured = $"{sides.Quantity.Name}: {answer.CandidateText}{Counts(sides.CandidateCounts)} against {answer.BaselineText}{Counts(sides.BaselineCounts)}, {answer.Change} "
            + $"({Ranges.Name(terms.Confidence)} {answer.Interval}) in {basis}, {terms.ToleranceText}";
        if (double.IsInfinity(half))
        {
            return answer with { Reason = $"{sides.Quantity.Name}: {basis} can't show anything; at least 2 are needed" };
        }

        if (outcome is ComparisonOutcome.Regressed or ComparisonOutcome.Improved && CountsSayNothing is { } pValue)
        {
            return answer with { Outcome = ComparisonOutcome.Inconclusive, PValue = Math.Max(pValue, ratio.PValue), Reason = $"{measured}: so few failures can be chance" };
        }

        var needed = outcome == ComparisonOutcome.Inconclusive && canHaveMorePairs ? MorePairs(half, Math.Abs(worse.Mean)) : null;
        return answer with { PairsNeeded = needed, Reason = outcome == ComparisonOutcome.Inconclusive ? $"{measured}: not shown either way{Needed(needed)}" : measured };
    }

    // Logarithms of rates near zero depend on the number of requests as well as on failures, so the counts have to agree.
    private double? CountsSayNothing =>
        sides.Quantity.Kind == ComparedKind.ErrorRate && TwoCounts.PValue(sides.BaselineCounts, sides.CandidateCounts) is var pValue && pValue >= 1 - terms.Confidence ? pValue : null;

    /// <summary>K' = K (h / (T/2))², which makes the interval half as wide as the tolerance; near the tolerance, until the interval leaves it out.</summary>
    private long? MorePairs(double half, double mean)
    {
        var (pairs, factor) = (sides.Candidate.Count, Square(half / (terms.Limit / 2)));
        var needed = pairs * (factor > 1 ? factor : Square(half / (mean - terms.Limit)));
        return needed < MostPairs ? Math.Max(pairs + 1, (long)Math.Ceiling(needed)) : null;
    }

    private static string Needed(long? pairs) => pairs is { } some ? $"; it takes about {Quantities.Count(some, "pair", "pairs")} at this noise" : "";

    private QuantityComparison Failures(double[] baseline, double[] candidate)
    {
        var what = sides.Quantity.IsBetterHigher ? "nothing succeeded" : $"the {Percentile} failed, was dropped or was cut off";
        var sentence = $"{sides.Quantity.Name}: {what} in {Of(candidate, double.IsInfinity)} of the candidate and in {Of(baseline, double.IsInfinity)} of the baseline";
        var worse = candidate.Count(double.IsInfinity);
        var isWorse = candidate.Length + baseline.Length > 2 && !Array.Exists(baseline, double.IsInfinity)
            && (worse == candidate.Length || (worse >= NearlyAll * candidate.Length && SignTest.PValue(worse) < 1 - terms.Confidence));
        return isWorse
            ? frame with { Outcome = ComparisonOutcome.Regressed, Reason = $"{sentence}, {basis}" }
            : frame with { Reason = $"{sentence}, so there is no ratio" };
    }

    private string Percentile => sides.Quantity.Name.Split(',')[0];

    private QuantityComparison Unknown(string why) => frame with { Reason = $"{sides.Quantity.Name}: {why}" };

    private string Counts(WindowSample counts) => sides.Quantity.Kind == ComparedKind.ErrorRate ? $" ({Quantities.Count(counts.Bad)} of {Quantities.Count(counts.Count)})" : "";

    private string Of(double[] values, Func<double, bool> which) => $"{values.Count(which)} of {values.Length} {parts}";

    private static double Square(double value) => value * value;
}
