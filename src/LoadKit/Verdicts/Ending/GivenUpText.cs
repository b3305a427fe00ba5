using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Why an objective was given up, in words.</summary>
internal static class GivenUpText
{
    public static string Hopeless(Slo slo, double limit, WindowSample sum, TimeSpan after, double alpha) =>
        $"hopeless after {Quantities.Length(after)}: {Bad(slo, sum)}, where {Quantities.Percent(new Ratio(limit))} may be; "
        + $"the chance of a false alarm is at most {Quantities.Percent(new Ratio(alpha))} over the whole run";

    public static string Outage(Slo slo, WindowSample outage, TimeSpan after) =>
        $"an outage after {Quantities.Length(after)}: {Bad(slo, outage)}, at least half of each {Quantities.Length(HopelessTest.Window)} for {Quantities.Length(OutageRule.Windows * HopelessTest.Window)}";

    private static string Bad(Slo slo, WindowSample sum) =>
        $"{Quantities.Count(sum.Bad)} of {Quantities.Count(sum.Count)} {(slo is CheckRateSlo ? "checks" : slo.Scope.OfIterations ? "iterations" : "requests")} "
        + (slo is LatencySlo latency ? $"took longer than {Quantities.Limit(latency.AtMost)} or failed" : slo is RejectionRateSlo ? "were rejected" : "failed");
}
