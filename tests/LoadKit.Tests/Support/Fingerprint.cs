using System.Globalization;
using System.Text;

namespace LoadKit.Tests.Support;

/// <summary>All figures of a result as text: two results are the same when this is.</summary>
internal static class Fingerprint
{
    public static string Of(RunResult result)
    {
        var text = new StringBuilder(result.Explain());
        foreach (var step in result.Steps)
        {
            Add(text, step.Name, step.Requests);
        }

        foreach (var stage in result.Stages)
        {
            Add(text, stage.Stage.Name, stage.Requests);
            Add(text, stage.Counts.ToString(), stage.Iterations.Measured);
        }

        foreach (var interval in result.Timeline)
        {
            text.Append(CultureInfo.InvariantCulture, $"{interval.Start} {interval.Length} {interval.Users} {interval.Started} {interval.Ended} {interval.Requests} {interval.Failed}\n");
            Add(text, interval.Latency);
        }

        foreach (var error in result.Errors)
        {
            text.Append(error).Append('\n');
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, Measured measured)
    {
        text.Append(CultureInfo.InvariantCulture, $"{name} {measured.Count} {measured.Failed} {measured.Duration}\n");
        Add(text, measured.Latency.Histogram);
    }

    private static void Add(StringBuilder text, Histogram histogram) =>
        text.AppendJoin(' ', histogram.Buckets.Select(bucket => string.Create(CultureInfo.InvariantCulture, $"{bucket.Lowest}:{bucket.Count}"))).Append('\n');
}
