using System.Globalization;

namespace LoadKit.Reporting.Progress;

/// <summary>Which quantities a view shows, in which order: those of all requests, each beside its objective, then the other objectives as planned.</summary>
internal static class Measures
{
    private static readonly double[] Usual = [50, 95, 99];
    private static readonly SloScope All = new();

    public static IEnumerable<Measure> Of(IReadOnlyList<ObjectiveProgress> objectives)
    {
        var rates = objectives.Where(objective => objective is { Slo: ThroughputSlo { SustainedFor: null } } && objective.Slo.Scope == All).ToList();
        var percentiles = objectives.Where(objective => objective.Slo is LatencySlo && objective.Slo.Scope == All).ToList();
        var errors = objectives.Where(objective => objective.Slo is ErrorRateSlo && objective.Slo.Scope == All).ToList();
        return
        [
            .. Beside(rates, "responses", Gauge.Responses),
            .. percentiles.Select(objective => ((LatencySlo)objective.Slo).Percentile).Concat(Usual).Distinct().Order()
                .SelectMany(percentile => Beside(
                    [.. percentiles.Where(objective => ((LatencySlo)objective.Slo).Percentile == percentile)],
                    string.Create(CultureInfo.InvariantCulture, $"p{percentile:0.#####}"),
                    Gauge.Percentile(percentile))),
            .. Beside(errors, "errors", Gauge.Errors),
            .. objectives.Except([.. rates, .. percentiles, .. errors]).Select(objective => new Measure(objective.Slo.Name, objective.Gauge, objective)),
        ];
    }

    private static IEnumerable<Measure> Beside(List<ObjectiveProgress> objectives, string label, Gauge gauge) =>
        objectives.Count == 0 ? [new Measure(label, gauge)] : objectives.Select(objective => new Measure(objective.Slo.Quantity, objective.Gauge, objective));
}
