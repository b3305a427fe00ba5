namespace LoadKit.Verdicts;

/// <summary>Latencies in seconds by rank, 1 being the fastest. What failed is slower than any limit: it has the ranks above all that succeeded, and no time.</summary>
internal sealed class RankedLatencies(Samples samples)
{
    /// <summary>Zero below the first rank, infinite among the failures and beyond.</summary>
    public double Low(long rank) => rank < 1 ? 0 : IsFailure(rank) ? double.PositiveInfinity : samples.Succeeded.LowestAtRank(rank) / 1e6;

    /// <summary>Infinite among the failures and beyond.</summary>
    public double High(long rank) => rank < 1 ? 0 : IsFailure(rank) ? double.PositiveInfinity : samples.Succeeded.HighestAtRank(rank) / 1e6;

    private bool IsFailure(long rank) => rank > samples.Succeeded.Count;
}
