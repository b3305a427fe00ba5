namespace LoadKit.Verdicts;

/// <summary>How sure a verdict is: 95 %, two-sided. What is printed is what is judged.</summary>
internal static class Confidence
{
    public const double Level = 0.95;
}
