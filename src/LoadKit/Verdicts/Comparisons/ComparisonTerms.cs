namespace LoadKit.Verdicts;

/// <summary>What is asked of a comparison.</summary>
/// <param name="Tolerance">By which share the candidate may be worse.</param>
/// <param name="Confidence">How sure an outcome is to be, two-sided.</param>
internal sealed record ComparisonTerms(double Tolerance, double Confidence)
{
    /// <summary>The tolerance on the logarithmic scale.</summary>
    public double Limit => double.LogP1(Tolerance);

    public string ToleranceText => $"tolerance {new Ratio(Tolerance)}";
}
