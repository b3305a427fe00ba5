using LoadKit.Model;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Finds objectives on a share that would be unproven even if nothing was bad: (1 - limit)^n must be below α/2.</summary>
internal static class TooFewSamples
{
    public static PlanWarning? For(Slo slo, PlanOffer offer, double confidence)
    {
        if (ShareLimit.Of(slo) is not { } limit || SampleSize.WithoutBad(limit, confidence) is var needed && offer.Most >= needed)
        {
            return null;
        }

        var expected = Math.Round(offer.Iterations, MidpointRounding.AwayFromZero);
        var count = $"{offer.About}{Quantities.Count((long)expected)}";
        var text = slo.Scope.OfIterations
            ? $"the judged stages make {offer.About}{Quantities.Count((long)expected, "iteration", "iterations")}, which can't prove it; at least {Quantities.Count(needed)} are needed"
            : $"with one {What(slo)} in each iteration the judged stages make {count}, which can't prove it; at least {Quantities.Count(needed)} are needed{Each(needed, expected)}";
        return new PlanWarning($"{slo.Name}, {slo.Limit}: {text}", slo, outcome => outcome.Samples >= needed);
    }

    private static string What(Slo slo) => slo switch
    {
        CheckRateSlo => "such check",
        { Scope: { Step: null, Tag: { } tag } } => $"request with {tag}",
        { Scope: { Step: { } step, Tag: { } tag } } => $"\"{step}\" with {tag}",
        { Scope.Step: { } step } => $"\"{step}\"",
        _ => "request",
    };

    private static string Each(long needed, double expected) => expected < 1 ? "" : $", {PerIteration.Text(needed / expected)}";
}
