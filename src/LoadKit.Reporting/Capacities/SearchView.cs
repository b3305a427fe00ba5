using System.Globalization;
using LoadKit.Reporting.Html;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Capacities;

/// <summary>A search as reports show it, in words and numbers that are the same in all of them.</summary>
internal sealed class SearchView
{
    private const double UsualPercentile = 95;
    private readonly LatencySlo? drawn;

    public SearchView(CapacityResult result)
    {
        Result = result;
        drawn = new[] { result.LimitedBy }.Concat(result.Slos).OfType<LatencySlo>().FirstOrDefault();
        Probes = [.. result.Probes.Select(probe => new SearchProbe(probe, LatencyOf(probe.Result)))];
        Answers = [.. AnswersOf(result)];
    }

    public CapacityResult Result { get; }

    /// <summary>Pass where a rate is proven, Fail where none meets the objectives.</summary>
    public Verdict Verdict => Result.Proven is not null ? Verdict.Pass : Result.Outcome == CapacityOutcome.None ? Verdict.Fail : Verdict.Inconclusive;

    public IReadOnlyList<SearchAnswer> Answers { get; }

    public IReadOnlyList<SearchProbe> Probes { get; }

    /// <summary>What has to be known beside the answers: what sets the limit, what was not searched, doubts.</summary>
    public IEnumerable<string> Sentences =>
    [
        .. Result.LimitedBy is { } slo ? [$"limited by: {Foreign.OneLine(slo.Name)} {slo.Limit}"] : Array.Empty<string>(),
        .. Result.Slos.Where(slo => slo != Result.LimitedBy).Select(slo => $"objective: {Foreign.OneLine(slo.Name)} {slo.Limit}"),
        Probes.Count == 0 ? "nothing was tried" : $"tried were rates from {Rate(Result.Probes.Min(probe => probe.Rate))} to {Rate(Result.Probes.Max(probe => probe.Rate))}; nothing is said of rates beyond",
        .. Result.Findings.Select(finding => $"{finding.Word}: {finding.Text}"),
    ];

    /// <summary>When, how long, with what.</summary>
    public IEnumerable<(string Name, string Value)> Facts =>
    [
        ("Started", Result.StartedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)),
        ("Duration", $"{Quantities.Length(Result.Duration)}, {Counted.Of(Probes.Count, "probe")}"),
        ("Tolerance", $"{Result.Tolerance}, at {Result.Confidence} confidence"),
        ("Seed", Result.Seed.ToString(CultureInfo.InvariantCulture)),
        .. Result.Runner is { } runner ? [("Machine", runner.ToString())] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The limit of the objective that is drawn, in seconds; null where none is about latency.</summary>
    public double? Limit => drawn?.LimitValue;

    /// <summary>The limit in words: <c>p95 limit 100 ms</c>.</summary>
    public string LimitText => drawn is null ? "" : $"{drawn.Quantity} limit {drawn.Limit.Replace("<= ", "", StringComparison.Ordinal)}";

    public string ChartTitle => $"{Drawn} against the offered load";

    /// <summary>What there is to see in the chart.</summary>
    public string Finding => Foreign.OneLine(string.Join("; ", Probes.Select(probe => probe.Hint)), 1000) + ".";

    public string ChartNote => $"Drawn is the {Drawn}: a dot is a probe in which all objectives are met, a cross one in which one is missed, a ring one that proves neither."
        + (drawn is null ? "" : " The dashed line across is the limit; a failed request counts as slower than any, and a mark at the upper edge has no end.");

    private string Drawn => drawn?.Name ?? $"p{Quantities.Count((long)UsualPercentile)} of all requests";

    private static IEnumerable<SearchAnswer> AnswersOf(CapacityResult result)
    {
        if (result.Proven is { } proven)
        {
            yield return new("proven", proven.PerSecond, Quantities.PerSecond(proven, Rounding.Down), "every objective is met, in a probe and in a longer one that confirms it", Palette.Good, null);
        }

        if (result.Estimate is { } estimate)
        {
            yield return new("estimate", estimate.PerSecond, Rate(estimate), $"where the limit is reached, as well as it can be told{(result.EstimateError is { } error ? $" (± {Quantities.Percent(error, 0, Rounding.Up)})" : "")}", Palette.P95, "5 3");
        }

        if (result.Refuted is { } refuted)
        {
            yield return new("refuted", refuted.PerSecond, Quantities.PerSecond(refuted, Rounding.Up), "an objective is missed", Palette.Bad, "2 3");
        }
    }

    private static string Rate(Rate rate) => Quantities.PerSecond(rate);

    // The objective's own value, in which failed requests are slower than any limit.
    private double? LatencyOf(RunResult result)
    {
        var all = result.Totals.Requests.Latency;
        return drawn is not null ? result.Slos.FirstOrDefault(outcome => outcome.Slo == drawn)?.Value
            : all.Count == 0 ? null : all.Percentile(UsualPercentile).TotalSeconds;
    }
}
