using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>One quantity's values on both sides of a comparison.</summary>
/// <param name="Quantity">What is compared.</param>
/// <param name="Baseline">Blocks, earlier runs, or batches.</param>
/// <param name="Candidate">Blocks, one run, or batches.</param>
internal sealed record Sides(ComparedQuantity Quantity, IReadOnlyList<Stretch> Baseline, IReadOnlyList<Stretch> Candidate)
{
    public double[] BaselineValues => [.. Baseline.Select(stretch => QuantityValue.Compared(Quantity, stretch))];

    public double[] CandidateValues => [.. Candidate.Select(stretch => QuantityValue.Compared(Quantity, stretch))];

    /// <summary>Failed of all on the baseline's side.</summary>
    public WindowSample BaselineCounts => Counts(Baseline);

    public WindowSample CandidateCounts => Counts(Candidate);

    /// <summary>The frame of an answer: values and their texts.</summary>
    public QuantityComparison Frame => new()
    {
        Quantity = Quantity,
        Outcome = ComparisonOutcome.Inconclusive,
        Reason = "",
        Baseline = [.. Baseline.Select(stretch => QuantityValue.Of(Quantity, stretch))],
        Candidate = [.. Candidate.Select(stretch => QuantityValue.Of(Quantity, stretch))],
        BaselineText = Text(Baseline, BaselineValues),
        CandidateText = Text(Candidate, CandidateValues),
    };

    private WindowSample Counts(IReadOnlyList<Stretch> stretches) =>
        WindowSample.Sum([.. stretches.Select(stretch => stretch.Of(Quantity.Step)).OfType<Measured>().Select(measured => new WindowSample(measured.Count, measured.Failed))]);

    // A share is of all counts together; shares are never averaged.
    private string Text(IReadOnlyList<Stretch> stretches, double[] values)
    {
        if (Quantity.Kind == ComparedKind.ErrorRate)
        {
            var counts = Counts(stretches);
            return counts.Count == 0 ? "no data" : Quantities.Percent(new Ratio((double)counts.Bad / counts.Count), counts.Count, Rounding.Up);
        }

        return Array.Exists(values, double.IsNaN) || values.Length == 0 ? "no data"
            : Array.Exists(values, double.IsInfinity) ? Quantity.IsBetterHigher ? "nothing" : "failures"
            : Math.Exp(values.Average(value => Math.Log(value))) is var mean && Quantity.IsBetterHigher ? Quantities.PerSecond(mean, Rounding.Down)
            : Quantities.Duration(mean, Rounding.Up);
    }
}
