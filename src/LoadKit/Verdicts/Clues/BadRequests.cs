using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>The requests that count against an objective: slower than its limit, or failed.</summary>
/// <param name="Slo">The objective.</param>
/// <param name="Name">What they are called: <c>requests slower than 200 ms</c>.</param>
/// <param name="Windows">The windows that have them.</param>
/// <param name="Samples">How many in each window.</param>
internal sealed record BadRequests(Slo Slo, string Name, ScopeWindows Windows, IReadOnlyList<WindowSample> Samples)
{
    public WindowSample Sum => WindowSample.Sum([.. Samples]);

    public static BadRequests Of(Evidence evidence, Slo slo)
    {
        var windows = evidence.Counted.Of(slo);
        var what = slo.Scope.OfIterations ? "iterations" : "requests";
        return slo is LatencySlo latency
            ? new(slo, $"{what} slower than {Quantities.Limit(latency.AtMost)}", windows, windows.SlowerThan(0))
            : new(slo, $"{(slo is RejectionRateSlo ? "rejected" : "failed")} {what}", windows, windows.Failures);
    }
}
