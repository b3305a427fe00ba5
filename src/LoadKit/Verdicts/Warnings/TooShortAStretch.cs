namespace LoadKit.Verdicts;

/// <summary>Finds throughput that is to be sustained for longer than any judged stretch of the plan is.</summary>
internal static class TooShortAStretch
{
    public static PlanWarning? For(ThroughputSlo slo, IReadOnlyList<(TimeSpan Start, TimeSpan End)> stretches)
    {
        var longest = stretches.Max(stretch => stretch.End - stretch.Start);
        return slo.SustainedFor <= longest || slo.SustainedFor is not { } length
            ? null
            : new PlanWarning($"{slo.Name}, {slo.Limit}: no judged stretch of the plan is as long as {Quantities.Length(length)}; the longest is {Quantities.Length(longest)}, so it will be unproven", slo);
    }
}
