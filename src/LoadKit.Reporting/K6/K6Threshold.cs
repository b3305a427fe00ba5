using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.K6;

/// <summary>An objective as k6 would write it: of which metric, and the expression.</summary>
internal static class K6Threshold
{
    public static (string Metric, string Expression) Of(Slo slo)
    {
        var (times, count) = slo.Scope.OfIterations ? ("iteration_duration", "iterations") : ("http_req_duration", "http_reqs");
        return slo switch
        {
            { Scope.WithoutRejections: true } => (K6Metrics.Objectives, $"{slo.Name} {slo.Limit}"),
            LatencySlo latency => (times + Tags(slo), $"{Percentile(latency.Percentile)}<={Milliseconds(latency.AtMost)}"),
            MeanLatencySlo mean => (times + Tags(slo), $"avg<={Milliseconds(mean.AtMost)}"),
            MaxLatencySlo max => (times + Tags(slo), $"max<={Milliseconds(max.AtMost)}"),
            ErrorRateSlo { Scope.OfIterations: false } errors => ("http_req_failed" + Tags(slo), $"rate<{Text(errors.Below.Value)}"),
            AvailabilitySlo { Scope.OfIterations: false } availability => ("http_req_failed" + Tags(slo), $"rate<={Text(availability.AtLeast.Complement.Value)}"),
            CheckRateSlo checks => ("checks" + Tags(slo, checks.CheckName), $"rate>={Text(checks.AtLeast.Value)}"),
            ThroughputSlo { SustainedFor: null } throughput => (count + Tags(slo), $"rate>={Text(throughput.AtLeast.PerSecond)}"),
            _ => (K6Metrics.Objectives, $"{slo.Name} {slo.Limit}"),
        };
    }

    /// <summary>The name of a percentile among the values of a metric.</summary>
    public static string Percentile(double percentile) => $"p({Text(percentile)})";

    private static string Tags(Slo slo, string? check = null)
    {
        var scope = slo.Scope;
        string[] tags =
        [
            .. Tag("name", scope.Step), .. Tag("scenario", scope.Scenario), .. Tag("user_type", scope.UserType), .. Tag("stage", scope.Stage),
            .. scope.Tag is { } tag ? Tag(tag.Key, tag.Value) : [], .. Tag("check", check),
        ];
        return tags.Length == 0 ? "" : $"{{{string.Join(',', tags)}}}";
    }

    private static string[] Tag(string key, string? value) => value is null ? [] : [$"{key}:{value}"];

    private static string Milliseconds(TimeSpan time) => Text(time.TotalMilliseconds);

    private static string Text(double number) => PlainNumber.Of(number, 12);
}
