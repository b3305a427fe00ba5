namespace LoadKit;

/// <summary>The answer of a comparison. Ordered from best to worst for somebody who wants no regression, so the worst of several is their maximum.</summary>
public enum ComparisonOutcome
{
    /// <summary>Shown to be no worse than the tolerance.</summary>
    Unchanged,

    /// <summary>Better, with confidence, and by more than the tolerance.</summary>
    Improved,

    /// <summary>Not shown either way: the noise is larger than what was to be seen, or the measurement is in doubt.</summary>
    Inconclusive,

    /// <summary>Worse, with confidence, and by more than the tolerance.</summary>
    Regressed,
}
