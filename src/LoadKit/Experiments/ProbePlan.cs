using LoadKit.Model;

namespace LoadKit.Experiments;

/// <summary>A load test as one probe of a capacity search: its users, arriving at one rate.</summary>
internal static class ProbePlan
{
    // Of that many judgements at the plan's own confidence one would be wrong more often than that; so each has to be the surer (Bonferroni). The one that confirms
    // is of a rate that was chosen because it passed.
    private const int ProbesOfASearch = 10;
    private const int WaysToConfirm = 100;
    private const double MostConfident = 0.9999;

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
            EndsWhenHopeless = probe.Purpose != ProbePurpose.Estimate,
            Confidence = new Ratio(Math.Min(MostConfident, 1 - (plan.Confidence.Complement.Value / (probe.Purpose == ProbePurpose.Confirm ? WaysToConfirm : ProbesOfASearch)))),
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
