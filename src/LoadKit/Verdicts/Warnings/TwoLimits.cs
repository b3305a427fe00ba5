namespace LoadKit.Verdicts;

/// <summary>Finds objectives that set different limits to one quantity. An error rate and an availability are one: the share of failures.</summary>
internal static class TwoLimits
{
    public static IEnumerable<PlanWarning> In(IReadOnlyList<Slo> slos) =>
        from slo in slos
        group slo by (Quantity(slo), slo.Scope) into same
        where same.Select(Limit).Distinct().Count() > 1
        select new PlanWarning($"{Names(same)}: one quantity with different limits, {string.Join(" and ", same.Select(Text).Distinct())}; only the strictest decides");

    private static string Names(IEnumerable<Slo> same) => $"{string.Join(" and ", same.Select(slo => slo.Quantity).Distinct())}, {same.First().Scope}";

    private static object Quantity(Slo slo) => slo switch
    {
        LatencySlo latency => latency.Percentile,
        ErrorRateSlo or AvailabilitySlo => typeof(ErrorRateSlo),
        CheckRateSlo checks => (typeof(CheckRateSlo), checks.CheckName),
        ThroughputSlo throughput => (throughput.SustainedFor, throughput.Sustained),
        ApdexSlo apdex => (typeof(ApdexSlo), apdex.Satisfied),
        CustomSlo => slo,
        _ => slo.GetType(),
    };

    private static double Limit(Slo slo) => slo switch
    {
        LatencySlo latency => latency.AtMost.Ticks,
        MeanLatencySlo mean => mean.AtMost.Ticks,
        MaxLatencySlo max => max.AtMost.Ticks,
        ErrorRateSlo errors => errors.Below.Value,
        AvailabilitySlo availability => availability.AtLeast.Complement.Value,
        RejectionRateSlo rejections => rejections.Below.Value,
        CheckRateSlo checks => checks.AtLeast.Value,
        ThroughputSlo throughput => throughput.AtLeast.PerSecond,
        ApdexSlo apdex => apdex.AtLeast,
        DroppedIterationsSlo dropped => dropped.Below.Value,
        _ => 0,
    };

    // With all digits, for two limits may differ beyond those that an objective prints.
    private static string Text(Slo slo) => slo switch
    {
        LatencySlo latency => $"<= {Quantities.Limit(latency.AtMost)}",
        MeanLatencySlo mean => $"<= {Quantities.Limit(mean.AtMost)}",
        MaxLatencySlo max => $"<= {Quantities.Limit(max.AtMost)}",
        ThroughputSlo throughput => $">= {Quantities.Limit(throughput.AtLeast)}",
        _ => slo.Limit,
    };
}
