namespace LoadKit;

/// <summary>How a search for the capacity ended.</summary>
public enum CapacityOutcome
{
    /// <summary>A rate is proven, and above it the objectives are missed or unproven.</summary>
    Found,

    /// <summary>The objectives are met up to the highest rate that was to be tried.</summary>
    AboveRange,

    /// <summary>No rate that was tried meets the objectives.</summary>
    None,

    /// <summary>The objectives are neither proven nor refuted: there are too few requests, or what passes for a short time does not for a long one.</summary>
    Unproven,

    /// <summary>The generator, not the system, sets the limit; what is proven up to there is proven.</summary>
    GeneratorLimited,

    /// <summary>Somebody ended the search.</summary>
    Cancelled,
}
