namespace LoadKit.Results;

/// <summary>What a probe says to the search that ran it.</summary>
internal enum ProbeAnswer
{
    /// <summary>All objectives are met.</summary>
    Passes,

    /// <summary>Nothing is bad, but there were too few requests to prove it; a higher rate has more.</summary>
    TooFew,

    /// <summary>Neither proven nor refuted.</summary>
    Unproven,

    /// <summary>An objective is missed.</summary>
    Fails,

    /// <summary>The generator was the limit, or something else puts the figures in doubt.</summary>
    InDoubt,
}
