namespace LoadKit.Reporting.K6;

/// <summary>The metrics of a result.</summary>
internal static class K6Metrics
{
    public const string Objectives = "loadkit_objectives";

    public static IReadOnlyList<K6Metric> Of(RunResult result)
    {
        List<K6Metric> metrics = [.. OfRun(result)];
        foreach (var outcome in result.Slos)
        {
            var (name, expression) = K6Threshold.Of(outcome.Slo);
            if (metrics.Find(metric => metric.Name == name) is not { } metric)
            {
                metric = K6Part.Of(result, outcome, name, expression);
                metrics.Add(metric);
            }

            metric.Thresholds[expression] = outcome.Verdict != Verdict.Pass || metric.Thresholds.GetValueOrDefault(expression);
        }

        metrics.Find(metric => metric.Name == Objectives)!.Thresholds["rate==1"] = result.Verdict != Verdict.Pass;
        return metrics;
    }

    private static IEnumerable<K6Metric> OfRun(RunResult result)
    {
        var (requests, iterations, counts) = (result.Totals.Requests, result.Totals.Iterations.Measured, result.Totals.Counts);
        Interval[] judged = [.. result.Timeline.Where(interval => interval.IsJudged)];
        var met = result.Slos.Count(outcome => outcome.Verdict == Verdict.Pass);
        var (passes, fails) = (result.Checks.Sum(check => check.Passed), result.Checks.Sum(check => check.Failed));
        if (passes + fails > 0)
        {
            yield return K6Metric.Rate("checks", passes, fails);
        }

        if (counts.Dropped > 0)
        {
            yield return K6Metric.Counter("dropped_iterations", counts.Dropped, result.JudgedDuration);
        }

        if (result.Totals.Traffic is { IsNone: false } traffic)
        {
            yield return K6Metric.Counter("data_received", traffic.Received, traffic.Duration);
            yield return K6Metric.Counter("data_sent", traffic.Sent, traffic.Duration);
        }

        foreach (var (name, phase) in K6Phases.All)
        {
            var times = Histogram.Merge([.. result.Steps.SelectMany(step => step.Phases).Where(of => of.Name == phase).Select(of => of.Time.Histogram)]);
            if (times.Count > 0)
            {
                yield return K6Metric.Trend(name, new Latencies(times));
            }
        }

        yield return K6Metric.Trend("http_req_duration", requests.Latency);
        yield return K6Metric.Rate("http_req_failed", requests.Failed, requests.Succeeded);
        yield return K6Metric.Counter("http_reqs", requests.Count, requests.Duration);
        yield return K6Metric.Trend("iteration_duration", iterations.Latency);
        yield return K6Metric.Counter("iterations", iterations.Count, iterations.Duration);
        yield return K6Metric.Rate(Objectives, met, result.Slos.Count - met);
        if (judged.Length > 0)
        {
            yield return K6Metric.Gauge("vus", judged[^1].Users, judged.Min(interval => interval.Users), judged.Max(Peak));
        }

        if (result.Timeline.Count > 0)
        {
            var most = result.Timeline.Max(Peak);
            yield return K6Metric.Gauge("vus_max", most, most, most);
        }
    }

    private static long Peak(Interval interval) => Math.Max(interval.Users, interval.PeakUsers);
}
