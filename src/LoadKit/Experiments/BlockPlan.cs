using LoadKit.Model;

namespace LoadKit.Experiments;

/// <summary>A load test as one block of a comparison: without objectives, at one level, for the length of a block.</summary>
internal static class BlockPlan
{
    /// <summary>
    /// Each population stays at the level of its longest stage of constant load; the first of equally long ones. Before it the load rises as in
    /// any warm-up, which is what is discarded. A plan that a number of iterations ends is run as it is.
    /// </summary>
    public static TestPlan Of(TestPlan plan, TimeSpan length, TimeSpan discard, ulong seed)
    {
        var block = plan with { Slos = [], Seed = seed, Journal = null };
        return IsCounted(plan)
            ? block
            : block with
            {
                WarmUp = discard,
                Populations = [.. plan.Populations.Select(population => population with { Load = Held(population.Load, LongestStage(population.Load)!, length - discard) })],
            };
    }

    /// <summary>Whether a number of iterations ends a population.</summary>
    public static bool IsCounted(TestPlan plan) => plan.Populations.Any(population => population.Load is IterationLoad);

    /// <summary>The longest stage of constant load; null where the profile has none.</summary>
    public static Stage? LongestStage(Load load) => load.Stages.Where(stage => stage is { IsSteady: true, From: > 0 }).MaxBy(stage => stage.Duration);

    private static Load Held(Load load, Stage stage, TimeSpan duration) => load switch
    {
        OpenLoad { IsPoisson: true } open => Load.Open.Poisson().AtMost(open.MaxUsers).Hold(new Rate(stage.To), duration, stage.Name),
        OpenLoad open => Load.Open.AtMost(open.MaxUsers).Hold(new Rate(stage.To), duration, stage.Name),
        _ => Load.Closed.Hold((int)Math.Round(stage.To), duration, stage.Name),
    };
}
