namespace LoadKit.Verdicts;

/// <summary>What a search for the capacity is to go by.</summary>
/// <param name="From">The first rate, in arrivals per second.</param>
/// <param name="UpTo">The highest that may be tried.</param>
/// <param name="Tolerance">How close proven and not proven are to come: 0.05 is a factor of 1.05.</param>
/// <param name="Length">How long a probe measures at least.</param>
/// <param name="Longest">And at most.</param>
/// <param name="Confirmation">How long the one that confirms the answer does.</param>
internal sealed record CapacityTerms(double From, double UpTo, double Tolerance, TimeSpan Length, TimeSpan Longest, TimeSpan Confirmation)
{
    // Below a fiftieth of where somebody thought it worth to begin, the load is not what the objectives fail by.
    private const double Deepest = 50;

    /// <summary>No rate below it is tried.</summary>
    public double Least => From / Deepest;

    /// <summary>Neighbours no further apart need no probe between them.</summary>
    public double Factor => 1 + Tolerance;
}
