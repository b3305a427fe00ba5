using System.Globalization;

namespace LoadKit.Model;

/// <summary>What can be wrong with the limit of an objective.</summary>
internal static class Limits
{
    public static IEnumerable<string> Latency(TimeSpan limit)
    {
        if (limit < TimeSpan.FromMicroseconds(1) || limit > TimeSpan.FromHours(1))
        {
            yield return $"the limit is {limit}; it must be at least one microsecond and at most one hour";
        }
    }

    public static IEnumerable<string> Share(Ratio share, bool zero, bool one)
    {
        // 0.9999999999999999 is below 1, but leaves nothing of it: an error budget is divided by what is left.
        var good = (share.Value > 0 || (zero && share.Value == 0)) && ((share.Value < 1 && share.Complement.Value > 0) || (one && share.Value <= 1));
        if (!good)
        {
            yield return $"the limit is {share}; it must be {(zero ? "at least" : "above")} 0 % and {(one ? "at most" : "below")} 100 %";
        }
    }

    public static IEnumerable<string> Throughput(Rate rate)
    {
        if (!(rate.PerSecond > 0 && rate.PerSecond < double.PositiveInfinity))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the limit is {rate}; it must be above 0");
        }
    }

    public static IEnumerable<string> Period(string what, TimeSpan? period)
    {
        if (period <= TimeSpan.Zero)
        {
            yield return $"the {what} is {period}; it must be longer than zero";
        }
    }
}
