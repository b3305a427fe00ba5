using System.Text;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Ci;

/// <summary>The headline numbers in the OpenMetrics text format. All are gauges: a run is over when they are written.</summary>
internal static class OpenMetrics
{
    private static readonly double[] Percentiles = [50, 90, 95, 99, 99.9];

    public static string Of(RunResult result)
    {
        var text = new StringBuilder();
        var test = Label("test", result.Name);
        (string Labels, Measured Requests)[] parts =
            [(test, result.Totals.Requests), .. Steps(result).Select(step => ($"{test},{step.Label}", step.Requests))];
        Traffic[] traffic = result.Totals.Traffic.IsNone ? [] : [result.Totals.Traffic];
        Family(text, "loadkit_verdict", "1 for the verdict of the run, 0 for the others",
            Enum.GetValues<Verdict>().Select(verdict => ($"{test},{Label("verdict", VerdictWords.OfRun(verdict))}", result.Verdict == verdict ? 1d : 0)));
        Family(text, "loadkit_objective_met", "1 for an objective that is met, 0 for one that is missed or unproven",
            result.Slos.GroupBy(outcome => $"{test},{Label("objective", $"{outcome.Slo.Name} {outcome.Slo.Limit}")}").Select(same => (same.Key, same.All(outcome => outcome.Verdict == Verdict.Pass) ? 1d : 0)));
        Family(text, "loadkit_requests", "requests of the judged stages", parts.Select(part => (part.Labels, (double)part.Requests.Count)));
        Family(text, "loadkit_failed_requests", "those of them that failed", parts.Select(part => (part.Labels, (double)part.Requests.Failed)));
        Family(text, "loadkit_rejected_requests", "those of them that were rejected", parts.Select(part => (part.Labels, (double)part.Requests.Rejected)));
        Family(text, "loadkit_sent_bytes", "bytes sent in the judged stages, as far as they were counted", traffic.Select(of => (test, (double)of.Sent)));
        Family(text, "loadkit_received_bytes", "bytes received in the judged stages, as far as they were counted", traffic.Select(of => (test, (double)of.Received)));
        Family(text, "loadkit_requests_per_second", "requests per second of the judged stages",
            parts.Where(part => part.Requests.Duration > TimeSpan.Zero).Select(part => (part.Labels, part.Requests.PerSecond.PerSecond)));
        Family(text, "loadkit_latency_seconds", "latency of the requests of the judged stages",
            parts.Where(part => part.Requests.Latency.Count > 0).SelectMany(part => Percentiles.Select(percentile =>
                ($"{part.Labels},{Label("quantile", Number(percentile / 100))}", part.Requests.Latency.Percentile(percentile).TotalSeconds))));
        return text.Append("# EOF\n").ToString();
    }

    // Two names may read the same once they are cut and on one line, and a series may be there once only.
    private static IEnumerable<(string Label, Measured Requests)> Steps(RunResult result)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in result.Steps)
        {
            var label = Label("step", step.Name);
            for (var number = 2; !seen.Add(label); number++)
            {
                label = Label("step", $"{Foreign.OneLine(step.Name)} ({Quantities.Count(number)})", Foreign.Longest + 20);
            }

            yield return (label, step.Requests);
        }
    }

    private static void Family(StringBuilder text, string name, string help, IEnumerable<(string Labels, double Value)> samples)
    {
        text.Append("# TYPE ").Append(name).Append(" gauge\n# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        foreach (var (labels, value) in samples)
        {
            text.Append(name).Append('{').Append(labels).Append("} ").Append(Number(value)).Append('\n');
        }
    }

    private static string Label(string name, string value, int longest = Foreign.Longest) =>
        $"{name}=\"{Foreign.OneLine(value, longest).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Number(double number) => PlainNumber.Of(number, 9);
}
