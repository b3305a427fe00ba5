namespace LoadKit.Verdicts;

/// <summary>The system's clock was set during the run: dates are off, times are not.</summary>
internal static class ClockAudit
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(100);

    public static AuditCheck Check(JudgedGenerator generator, Finding? finding) => new(
        "system clock",
        OwnDelay.Judgement(finding),
        finding is null ? $"not set during {Quantities.Length(generator.Whole.Length)}" : $"set by {Quantities.Length(generator.Samples.Max(sample => sample.ClockStep.Duration()))}",
        $"set by at most {Quantities.Limit(Most)}; latencies don't depend on it");

    public static IEnumerable<Finding> Of(JudgedGenerator generator)
    {
        var steps = generator.Samples.Where(sample => sample.ClockStep.Duration() > Most).ToList();
        if (steps.Count > 0)
        {
            var largest = steps.MaxBy(sample => sample.ClockStep.Duration())!.ClockStep;
            var direction = largest < TimeSpan.Zero ? "back" : "forward";
            yield return new Finding(FindingKind.Notice, $"the system's clock was set {direction} by {Quantities.Length(largest.Duration())} during the run ({generator.When(sample => sample.ClockStep.Duration() > Most)}); latencies don't depend on it");
        }
    }
}
