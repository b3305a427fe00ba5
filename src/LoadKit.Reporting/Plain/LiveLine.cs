using System.Globalization;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>One stretch of a run in one line whose columns stand below those of the line before.</summary>
internal static class LiveLine
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <param name="interval">The stretch.</param>
    /// <param name="covered">How much of it was seen: a reporter that was too slow for some seconds must not report a lower rate.</param>
    /// <param name="planned">How long the run will take; null when nobody knows.</param>
    public static string Of(Interval interval, TimeSpan covered, TimeSpan? planned)
    {
        var line = string.Create(
            Invariant,
            $"{Elapsed(interval.End),11}{Share(interval.End, planned),7}  users {interval.Users,6:N0}  {Rate(interval, covered),12}  p50 {Time(interval, 50),7}  p95 {Time(interval, 95),7}  p99 {Time(interval, 99),7}  errors {Errors(interval)}");
        return $"{line}{Also("rejected", interval.Rejected)}{Also("dropped", interval.Dropped)}";
    }

    private static string Also(string what, long count) => count == 0 ? "" : $"  {what} {Quantities.Count(count)}";

    // Half a minute matters in a line every half minute, and the usual wording drops it beyond an hour.
    private static string Elapsed(TimeSpan end)
    {
        var seconds = (long)Math.Round(end.TotalSeconds);
        return seconds switch
        {
            0 => Quantities.Length(end),
            < 3600 => Quantities.Length(TimeSpan.FromSeconds(seconds)),
            _ => string.Create(Invariant, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00} h"),
        };
    }

    // The graceful stop comes after the planned time; and 100 % before it is over would be a lie.
    private static string Share(TimeSpan end, TimeSpan? planned) =>
        planned is not { } whole || whole <= TimeSpan.Zero
            ? ""
            : string.Create(Invariant, $"{Math.Min(100, (long)(100 * (end / whole) + 1e-9))} %");

    private static string Rate(Interval interval, TimeSpan covered) => covered <= TimeSpan.Zero
        ? MeasuredColumns.Nothing
        : Quantities.PerSecond(new Rate(interval.Requests / covered.TotalSeconds), Rounding.Down).Replace("/s", "req/s", StringComparison.Ordinal);

    private static string Time(Interval interval, double percentile) => interval.Latency.Count == 0
        ? MeasuredColumns.Nothing
        : Quantities.Duration(TimeSpan.FromMicroseconds(interval.Latency.ValueAtPercentile(percentile)), Rounding.Up);

    private static string Errors(Interval interval)
    {
        if (interval.Failed == 0)
        {
            return "0";
        }

        var share = new Ratio((double)interval.Failed / Math.Max(interval.Failed, interval.Requests));
        return $"{Quantities.Percent(share, interval.Requests, Rounding.Up)} ({Quantities.Count(interval.Failed)} of {Quantities.Count(interval.Requests)})";
    }
}
