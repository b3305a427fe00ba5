using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>The answer of a search in one sentence.</summary>
internal static class CapacityText
{
    public static string Of(CapacityCourse course, IReadOnlyList<CapacityProbe> probes, CapacityTerms terms, bool isCancelled)
    {
        var so = course.Passed is { } passed ? $"{Proven(passed)} passed in a probe and was not confirmed" : "no rate had passed";
        return (isCancelled, course.GaveUp) switch
        {
            (true, _) => $"the search was cancelled after {Quantities.Count(probes.Count, "probe", "probes")}; {so}",
            (_, null) => $"{Proven(course.Proven!.Value)} is proven; {Above(course, probes)}",
            (_, { Reason: GaveUpReason.RangeEnds }) when course.Proven is { } proven => $"{Proven(proven)} is proven, and more was not to be tried: the objectives are met at every rate up to there",
            (_, { Reason: GaveUpReason.Generator } limit) => $"{(course.Proven is { } proven ? $"{Proven(proven)} is proven; more" : $"nothing is proven: {so}, and {Quantities.PerSecond(limit.Rate, Rounding.Nearest)}")} can't be told, twice the measurement was in doubt: {Doubt(probes)}",
            (_, { Reason: GaveUpReason.NothingPasses } lowest) => $"no rate from {Quantities.PerSecond(terms.From, Rounding.Nearest)} down to {Quantities.PerSecond(lowest.Rate, Rounding.Nearest)} meets the objectives: {Text(probes, lowest.Rate)}",
            (_, { Reason: GaveUpReason.NotByLoad } lowest) => $"it is not the load that the objectives are missed by: with less of it no less goes wrong: {Text(probes, lowest.Rate)}, and {probes.Where(probe => probe.Answer == ProbeAnswer.Fails).MaxBy(probe => probe.Rate)}",
            (_, { Reason: GaveUpReason.TooFew } last) => $"there are too few requests to prove anything: {Text(probes, last.Rate)}; search at higher rates, or with longer probes",
            (_, { Reason: GaveUpReason.NothingProven } lowest) => $"no rate from {Quantities.PerSecond(terms.From, Rounding.Nearest)} down to {Quantities.PerSecond(lowest.Rate, Rounding.Nearest)} meets the objectives or misses them for sure: {Text(probes, lowest.Rate)}; longer probes may tell",
            (_, { } gaveUp) when !probes.Any(probe => probe is { Purpose: ProbePurpose.Confirm, Answer: ProbeAnswer.Fails }) => $"nothing is proven: what passes for {Quantities.Length(terms.Length)} to {Quantities.Length(terms.Longest)} is open after {Quantities.Length(terms.Confirmation)} and more, at last {Text(probes, gaveUp.Rate)}; longer probes may tell",
            (_, { } gaveUp) => $"nothing is proven: what passes for {Quantities.Length(terms.Length)} to {Quantities.Length(terms.Longest)} does not for {Quantities.Length(terms.Confirmation)}, at last {Text(probes, gaveUp.Rate)}; something gets worse with time",
        };
    }

    private static string Above(CapacityCourse course, IReadOnlyList<CapacityProbe> probes) => course.Refuted is { } refuted
        ? Text(probes, refuted, highest: true)
        : $"above it nothing is, and nothing was refuted: {Text(probes, course.NotPassed ?? course.Proven!.Value)}";

    private static string Text(IReadOnlyList<CapacityProbe> probes, double rate, bool highest = false) =>
        (highest ? probes.Where(probe => probe.Answer == ProbeAnswer.Fails && probe.Rate.PerSecond >= rate).MinBy(probe => probe.Rate) : null)?.ToString()
        ?? probes.LastOrDefault(probe => probe.Rate.PerSecond.Equals(rate))?.ToString()
        ?? probes[^1].ToString();

    private static string Doubt(IReadOnlyList<CapacityProbe> probes) => ProbeAnswers.Doubt(probes.Last(probe => probe.IsInDoubt).Result)!;

    // Never rounded to the good side.
    private static string Proven(double rate) => Quantities.PerSecond(rate, Rounding.Down);
}
