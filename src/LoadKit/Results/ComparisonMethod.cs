namespace LoadKit;

/// <summary>How two variants were compared, the best way first.</summary>
public enum ComparisonMethod
{
    /// <summary>Both were run one right after the other, in pairs: <c>Comparison</c>.</summary>
    InterleavedPairs,

    /// <summary>A run against at least five earlier ones of the same runner.</summary>
    History,

    /// <summary>A run against one earlier run. Sees large differences only.</summary>
    SingleBaseline,
}
