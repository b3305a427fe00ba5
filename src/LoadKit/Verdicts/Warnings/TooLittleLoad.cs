using LoadKit.Model;

namespace LoadKit.Verdicts;

/// <summary>Finds throughput objectives above the rate that the plan offers.</summary>
internal static class TooLittleLoad
{
    // So many windows of a sustained stretch may be below the rate.
    private const double BadWindows = 0.05;

    // What is left of a rate that was divided and multiplied again.
    private const double Noise = 1e-9;

    public static PlanWarning? For(ThroughputSlo slo, PlanOffer offer, IReadOnlyList<(TimeSpan Start, TimeSpan End)> stretches)
    {
        var seconds = stretches.Sum(stretch => (stretch.End - stretch.Start).TotalSeconds);
        var (offered, most) = slo.SustainedFor is { } length
            ? (offer.PeakPerSecond, offer.MostPerSecond(length) / (offer.IsExact ? 1 : 1 - BadWindows))
            : (offer.Iterations / seconds, offer.Most / seconds);

        // A number of iterations that no time limits takes what time the system needs.
        if (stretches[^1].End == TimeSpan.MaxValue || slo.AtLeast.PerSecond <= most * (1 + Noise))
        {
            return null;
        }

        var rate = $"{offer.About}{Quantities.Limit(new Rate(Math.Round(offered, 4)))}";
        var text = slo.Scope.OfIterations
            ? $"the judged stages offer {rate}"
            : $"the judged stages offer {rate} of iterations, so {What(slo)} in each iteration is too little{Each(slo.AtLeast.PerSecond, offered)}";
        return new PlanWarning($"{slo.Name}, {slo.Limit}: {text}", slo, outcome => outcome.Value >= slo.AtLeast.PerSecond);
    }

    private static string What(ThroughputSlo slo) => slo.Scope.Step is { } step ? $"one \"{step}\"" : "one request";

    private static string Each(double needed, double offered) => offered <= 0 ? "" : $"; it takes {PerIteration.Text(needed / offered)}";
}
