namespace LoadKit;

/// <summary>A system is not proven to take as much as it was asked to.</summary>
public sealed class CapacityNotProvenException : Exception
{
    internal CapacityNotProvenException(CapacityResult result, Rate atLeast)
        : base($"at least {Quantities.PerSecond(atLeast)} was asked for, {(result.Proven is { } proven ? $"{Quantities.PerSecond(proven, Rounding.Down)} is proven" : "no rate is proven")}\n{result.Explain()}") =>
        Result = result;

    /// <summary>The result of the search.</summary>
    public CapacityResult Result { get; }
}
