using LoadKit.Model;

namespace LoadKit.Verdicts;

/// <summary>From the probes of a search to what they say.</summary>
internal static class CapacityJudgement
{
    private const double MostError = 0.1;

    /// <param name="name">The load test's name.</param>
    /// <param name="course">The search, when it is over or was ended.</param>
    /// <param name="probes">All of its probes; the last of a search that was cancelled may be incomplete.</param>
    /// <param name="terms">What it went by.</param>
    /// <param name="isCancelled">Whether somebody ended it.</param>
    public static CapacityResult Of(string name, CapacityCourse course, IReadOnlyList<CapacityProbe> probes, CapacityTerms terms, bool isCancelled)
    {
        var crossed = CapacityEstimate.Of(probes.Where(probe => probe.Result.StopReason != StopReason.Cancelled).Select(ReadingOf));
        var proven = isCancelled ? null : course.Proven;
        var limitedBy = LimitedBy(course, probes);

        // An objective on no share has no crossing, and that of another says nothing about it; one that is off by a fifth says nothing at all.
        var isKnown = crossed?.Error <= MostError && (limitedBy is null || ShareLimit.Of(limitedBy) is not null);
        var estimate = proven is null || !isKnown ? null : Between(proven.Value, crossed?.Rate, course.Refuted);
        return new CapacityResult
        {
            Name = name,
            Outcome = isCancelled ? CapacityOutcome.Cancelled : OutcomeOf(course),
            Reason = CapacityText.Of(course, probes, terms, isCancelled),
            Proven = RateOf(proven),
            Estimate = RateOf(estimate),
            Refuted = RateOf(course.Refuted),
            EstimateError = estimate is null ? null : new Ratio(2 * crossed!.Value.Error),
            LimitedBy = limitedBy ?? crossed?.Slo,
            Probes = probes,
            Tolerance = new Ratio(terms.Tolerance),
        };
    }

    public static ProbeReading ReadingOf(CapacityProbe probe) => new(probe.Rate.PerSecond, probe.Answer, probe.Result.Slos)
    {
        Median = probe.Result.Totals.Requests.Latency.Percentile(50),
    };

    // A shares' luck in one probe may cross the limit outside of what the verdicts say.
    private static double? Between(double proven, double? estimate, double? refuted) =>
        estimate is { } rate ? Math.Max(proven, Math.Min(rate, refuted ?? rate)) : null;

    private static Slo? LimitedBy(CapacityCourse course, IReadOnlyList<CapacityProbe> probes) => probes
        .Where(probe => probe.Rate.PerSecond.Equals(course.Refuted))
        .SelectMany(probe => probe.Result.Slos)
        .Where(outcome => outcome.Verdict == Verdict.Fail)
        .OrderBy(outcome => outcome.Margin ?? double.PositiveInfinity)
        .Select(outcome => outcome.Slo)
        .FirstOrDefault();

    private static CapacityOutcome OutcomeOf(CapacityCourse course) => course.GaveUp?.Reason switch
    {
        null => CapacityOutcome.Found,
        GaveUpReason.RangeEnds => CapacityOutcome.AboveRange,
        GaveUpReason.Generator => CapacityOutcome.GeneratorLimited,
        GaveUpReason.NothingPasses or GaveUpReason.NotByLoad => CapacityOutcome.None,
        _ => CapacityOutcome.Unproven,
    };

    private static Rate? RateOf(double? rate) => rate is { } some ? new Rate(some) : null;
}
