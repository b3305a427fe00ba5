namespace LoadKit;

/// <summary>What a function says about an objective of its own.</summary>
/// <param name="Verdict">Pass is met, Fail is missed, Inconclusive is unproven.</param>
/// <param name="Measured">What was measured, with its unit.</param>
/// <param name="Reason">One sentence; when empty it is made of the measured value and the limit.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record SloAnswer(Verdict Verdict, string Measured, string Reason = "")
{
    /// <summary>Met when <paramref name="isMet"/>, otherwise missed.</summary>
    public static SloAnswer When(bool isMet, string measured) => new(isMet ? Verdict.Pass : Verdict.Fail, measured);

    /// <summary>Neither: there is not enough to tell.</summary>
    public static SloAnswer Unproven(string reason) => new(Verdict.Inconclusive, "no data", reason);
}
