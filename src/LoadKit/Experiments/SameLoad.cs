using System.Globalization;
using LoadKit.Model;

namespace LoadKit.Experiments;

/// <summary>Both variants have to be under the same load: otherwise the loads are compared.</summary>
internal static class SameLoad
{
    public static IEnumerable<PlanError> Mistakes(TestPlan baseline, TestPlan candidate)
    {
        var counted = BlockPlan.IsCounted(baseline) || BlockPlan.IsCounted(candidate);
        var (here, there) = (Text(baseline, counted), Text(candidate, counted));
        if (here != there)
        {
            yield return new PlanError("load", $"the baseline has {here}, the candidate {there}; both must be under the same load");
        }
    }

    private static string Text(TestPlan plan, bool counted) => string.Join(" and ", plan.Populations.Select(population => counted ? Whole(population.Load) : Level(population.Load)));

    private static string Level(Load load) => BlockPlan.LongestStage(load) is { } stage
        ? string.Create(CultureInfo.InvariantCulture, $"{stage.To:0.####} {load.Unit}{(load is OpenLoad { IsPoisson: true } ? " at random" : "")}")
        : "no constant load";

    private static string Whole(Load load) => load is IterationLoad counted
        ? $"{Quantities.Count(counted.Total, "iteration", "iterations")} of {Quantities.Count(counted.Users, "user", "users")}{(counted.Limit is { } limit ? $" within {Quantities.Length(limit)}" : "")}"
        : string.Join(", ", load.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.From:0.####} to {stage.To:0.####} {load.Unit} for {Quantities.Length(stage.Duration)}")));
}
