namespace LoadKit.Verdicts;

/// <summary>That a search ended before its answer had two ends.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rate">The last rate that it tried for it, in arrivals per second.</param>
internal sealed record GaveUp(GaveUpReason Reason, double Rate)
{
    /// <summary>Whether what has passed so far may still be confirmed.</summary>
    public bool LeavesAnAnswer => Reason is GaveUpReason.RangeEnds or GaveUpReason.Generator;
}
