using LoadKit.Model;

namespace LoadKit.Experiments;

/// <summary>A load test as one probe of a capacity search: its users, arriving at one rate.</summary>
internal static class ProbePlan
{
    public static TestPlan Of(TestPlan plan, PlannedProbe probe, TimeSpan warmUp, ulong seed, string label)
    {
        var levels = plan.Populations.Select(population => Level(population.Load)).ToList();
        return plan with
        {
            Populations = [.. plan.Populations.Zip(levels, (population, level) => Arriving(population, new Rate(probe.Rate.PerSecond * level / levels.Sum()), probe.Longest))],
            Slos = [.. Judged(plan)],
            Labels = [.. plan.Labels.Where(other => other.Name != "probe"), new Label("probe", label)],
            WarmUp = warmUp,
            LooksEvery = probe.Longest > probe.Length ? probe.Length : null,
            EndsWhenHopeless = true,
            Journal = null,
            Seed = seed,
        };
    }

    /// <summary>The objectives that load can break.</summary>
    public static IEnumerable<Slo> Judged(TestPlan plan) => plan.Slos.Where(slo => slo is not ThroughputSlo);

    // What its part of the rate goes by, where there are several.
    private static double Level(Load load) => BlockPlan.LongestStage(load)?.To ?? (load.Peak > 0 ? load.Peak : 1);

    private static Population Arriving(Population population, Rate rate, TimeSpan duration)
    {
        var arrivals = population.Load is OpenLoad open ? Load.Open.AtMost(open.MaxUsers) : Load.Open;
        return new Population((population.Load is OpenLoad { IsPoisson: true } ? arrivals.Poisson() : arrivals).Hold(rate, duration, "probe"), [.. population.UserTypes.Select(type => type.Unpaced())]);
    }
}
