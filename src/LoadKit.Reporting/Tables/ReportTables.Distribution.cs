using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <content>The distribution of the latency.</content>
internal static partial class ReportTables
{
    private const int LongestBar = 30;
    private static readonly double[] Percentiles = [0, 50, 75, 90, 95, 99, 99.9, 99.99, 100];

    /// <summary>A percentile beyond which there is no request on average would be the maximum under another name, and is left out.</summary>
    public static ReportTable Distribution(RunResult result)
    {
        var times = result.Totals.Requests.Latency;
        return ReportTable.Of(
            "latency distribution",
            Judged,
            times.Count == 0 ? [] : Percentiles.Where(percentile => percentile is 0 or 50 or 100 || times.Count * (100 - percentile) >= 100),
            [
                Column<double>.Text("percentile", percentile => percentile switch { 0 => "min", 100 => "max", _ => string.Create(CultureInfo.InvariantCulture, $"p{percentile:0.###}") }),
                Column<double>.Number("latency", percentile => Quantities.Duration(times.Percentile(percentile), Rounding.Up)),
                Column<double>.Count("slower requests", percentile => times.Histogram.CountAbove(times.Histogram.ValueAtPercentile(percentile))),
                Column<double>.Text("from zero to the longest", percentile => Bar(times.Percentile(percentile) / times.Max)),
            ]);
    }

    // Full blocks and one of the eighths: as exact as letters can be.
    private static string Bar(double share)
    {
        const string Eighths = "▏▎▍▌▋▊▉█";
        var eighths = double.IsFinite(share) ? (int)Math.Ceiling(Math.Clamp(share, 0, 1) * LongestBar * 8) : 0;
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : Eighths[(eighths % 8) - 1].ToString());
    }
}
