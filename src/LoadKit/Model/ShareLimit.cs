namespace LoadKit.Model;

/// <summary>The share of bad ones that an objective allows: what is slower than the limit, what failed.</summary>
internal static class ShareLimit
{
    /// <summary>Null for an objective on something else, and where nothing, or everything, may be bad.</summary>
    public static double? Of(Slo slo)
    {
        var limit = slo switch
        {
            LatencySlo { Percentile: > 0 and < 100 } latency => latency.ShareAbove,
            ErrorRateSlo errors => errors.Below.Value,
            RejectionRateSlo rejections => rejections.Below.Value,
            AvailabilitySlo { AtLeast.Value: > 0 and < 1 } availability => availability.AtLeast.Complement.Value,
            CheckRateSlo { AtLeast.Value: > 0 and < 1 } checks => checks.AtLeast.Complement.Value,
            _ => 0,
        };
        return limit is > 0 and < 1 ? limit : null;
    }
}
