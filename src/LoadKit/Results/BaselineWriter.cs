using System.Text.Json;

namespace LoadKit.Results;

/// <summary>Writes a baseline.</summary>
internal static class BaselineWriter
{
    public static byte[] Bytes(Baseline baseline) => JsonSerializer.SerializeToUtf8Bytes(
        new BaselineFile(BaselineFile.Version, baseline.Name, baseline.RecordedAt, baseline.JudgedLoad, baseline.Runner, baseline.Doubts, [.. baseline.Batches.Select(Batch)]),
        BaselineJson.Default.BaselineFile);

    private static BatchFile Batch(Stretch batch) => new(
        batch.Requests.Duration,
        batch.Dropped,
        Counts(batch.Requests),
        [.. batch.Steps.OrderBy(step => step.Key, StringComparer.Ordinal).Select(step => new StepFile(step.Key, Counts(step.Value)))]);

    private static CountsFile Counts(Measured measured) => new(
        measured.Count,
        measured.Failed,
        measured.Latency.Histogram.ToBase64(),
        measured.FailedLatency.Count == 0 ? null : measured.FailedLatency.Histogram.ToBase64());
}
