using LoadKit.Model;

namespace LoadKit.Verdicts;

/// <summary>
/// What can be said about a plan before it is run: objectives that contradict each other or that the plan can't answer. Pure; says nothing
/// where it depends on the system, and nothing about what has a mistake.
/// </summary>
internal static class PlanWarnings
{
    public static IReadOnlyList<Finding> Of(TestPlan plan) => [.. All(plan).Select(warning => warning.ToFinding())];

    /// <summary>Those that hold after the run too: what turned out to be enough is no longer worth a word.</summary>
    public static IEnumerable<Finding> After(TestPlan plan, IReadOnlyList<SloOutcome> outcomes) =>
        All(plan).Where(warning => warning.StillHolds(outcomes)).Select(warning => warning.ToFinding());

    private static IEnumerable<PlanWarning> All(TestPlan plan)
    {
        var slos = plan.Slos.Where(slo => slo is not null && !slo.Check().Any()).Distinct().ToList();
        return TwoLimits.In(slos).Concat(slos.SelectMany(slo => Unanswerable(slo, plan)));
    }

    private static IEnumerable<PlanWarning> Unanswerable(Slo slo, TestPlan plan)
    {
        // A mistake in one population leaves unknown what all of them offer.
        if (plan.WarmUp < TimeSpan.Zero || !(plan.Confidence.Value is > 0 and < 1) || plan.Populations.Any(population => population.Check("").Any()))
        {
            return [];
        }

        var populations = plan.Populations.Where(population => JudgedTime.IsAbout(population, slo.Scope)).ToList();
        var stretches = JudgedTime.Stretches(populations, slo.Scope);
        if (stretches.Count == 0)
        {
            return [];
        }

        var offer = populations
            .Select(population => PopulationOffer.Of(population, plan.WarmUp, slo.Scope))
            .Aggregate((sum, next) => sum is null || next is null ? null : sum.Add(next));
        PlanWarning?[] found = slo is ThroughputSlo throughput
            ? [TooShortAStretch.For(throughput, stretches), offer is null ? null : TooLittleLoad.For(throughput, offer, stretches)]
            : [offer is null ? null : TooFewSamples.For(slo, offer, plan.Confidence.Value)];
        return found.OfType<PlanWarning>();
    }
}
