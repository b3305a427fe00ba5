namespace LoadKit.Reporting.Progress;

/// <summary>An objective that is judged as a share of bad ones: what is bad, and how much of it is allowed.</summary>
/// <param name="Count">Of how many.</param>
/// <param name="Bad">How many are bad.</param>
/// <param name="Judge">The verdict on the share.</param>
internal sealed record ShareAsked(Func<Part, long> Count, Func<Part, long> Bad, Func<ShareEstimate, Verdict> Judge)
{
    /// <summary>Null for an objective on something else.</summary>
    public static ShareAsked? Of(Slo slo) => slo switch
    {
        LatencySlo latency => OfRequests(SlowerThan(latency.AtMost), share => share.AtMost(Ratio.FromPercent(latency.Percentile).Complement)),
        ErrorRateSlo errors => OfRequests(part => part.Failed, share => share.Below(errors.Below)),
        RejectionRateSlo rejections => OfRequests(part => part.Rejected, share => share.Below(rejections.Below)),
        AvailabilitySlo availability => OfRequests(part => part.Failed, share => share.AtMost(availability.AtLeast.Complement)),
        DroppedIterationsSlo dropped => new ShareAsked(part => part.Arrivals, part => part.Dropped, share => share.Below(dropped.Below)),
        _ => null,
    };

    private static ShareAsked OfRequests(Func<Part, long> bad, Func<ShareEstimate, Verdict> judge) => new(part => part.Requests, bad, judge);

    private static Func<Part, long> SlowerThan(TimeSpan limit)
    {
        var microseconds = (long)limit.TotalMicroseconds;
        return part => part.SlowerThan(microseconds);
    }
}
