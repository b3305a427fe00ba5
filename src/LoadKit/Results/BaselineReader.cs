using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoadKit.Results;

/// <summary>Reads a baseline, and believes nothing that it reads.</summary>
internal sealed class BaselineReader
{
    private readonly string path;

    private BaselineReader(string path) => this.path = path;

    /// <exception cref="BaselineFormatException">The bytes are no baseline.</exception>
    public static Baseline Read(string path, ReadOnlySpan<byte> bytes) => new BaselineReader(path).Read(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);

    private Baseline Read(ReadOnlySpan<byte> bytes)
    {
        var file = Parsed(bytes);
        Ensure(file.Format == BaselineFile.Version, "$.format", file.Format, $"this version of LoadKit reads format {BaselineFile.Version}");
        Ensure(file.Batches.Count > 0, "$.batches", 0, "there is no batch");
        return new Baseline
        {
            Name = file.Name,
            RecordedAt = file.RecordedAt,
            Runner = file.Runner,
            JudgedLoad = file.JudgedLoad,
            Doubts = file.Doubts,
            Batches = [.. file.Batches.Select((batch, i) => Batch(batch, string.Create(CultureInfo.InvariantCulture, $"$.batches[{i}]")))],
        };
    }

    private BaselineFile Parsed(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, BaselineJson.Default.BaselineFile)
                ?? throw new BaselineFormatException(path, "$", "it is null, and no baseline");
        }
        catch (JsonException error)
        {
            var (place, message) = JsonPlace.Of(error, bytes);
            throw new BaselineFormatException(path, place, message, error);
        }
    }

    private Stretch Batch(BatchFile batch, string place)
    {
        Ensure(batch is not null, place, "null", "a batch was expected");
        Ensure(batch!.Duration > TimeSpan.Zero, $"{place}.duration", batch.Duration, "it must be longer than zero");
        Ensure(batch.Dropped >= 0, $"{place}.dropped", batch.Dropped, "it must be zero or more");
        var steps = new Dictionary<string, Measured>(StringComparer.Ordinal);
        foreach (var (i, step) in batch.Steps.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{place}.steps[{i}]");
            Ensure(step is not null, at, "null", "a step was expected");
            Ensure(steps.TryAdd(step!.Name, Counts(step.Requests, batch.Duration, $"{at}.requests")), $"{at}.name", step.Name, "the name is there twice");
        }

        return new Stretch(Counts(batch.Requests, batch.Duration, $"{place}.requests"), steps) { Dropped = batch.Dropped };
    }

    private Measured Counts(CountsFile counts, TimeSpan duration, string place)
    {
        Ensure(counts.Count >= 0, $"{place}.count", counts.Count, "it must be zero or more");
        Ensure(counts.Failed >= 0 && counts.Failed <= counts.Count, $"{place}.failed", counts.Failed, $"it must be from 0 to the count, {counts.Count}");
        var latency = Times(counts.Latency, $"{place}.latency");
        var failed = counts.FailedLatency is { } some ? Times(some, $"{place}.failedLatency") : Histogram.Empty;
        Ensure(latency.Count <= counts.Count, $"{place}.latency", latency.Count, $"it has more values than the count, {counts.Count}");
        Ensure(failed.Count <= counts.Failed, $"{place}.failedLatency", failed.Count, $"it has more values than failed, {counts.Failed}");
        try
        {
            _ = latency.Subtract(failed);
        }
        catch (ArgumentException error)
        {
            throw new BaselineFormatException(path, $"{place}.failedLatency", $"it is no part of the latency: {error.Message}", error);
        }

        return new Measured(counts.Count, counts.Failed, new Latencies(latency), duration) { FailedLatency = new Latencies(failed) };
    }

    private Histogram Times(string text, string place)
    {
        try
        {
            var histogram = Histogram.FromBase64(text);
            Ensure(histogram.Layout == HistogramLayout.Default, place, histogram.Layout, $"the histogram must have {HistogramLayout.Default}");
            return histogram;
        }
        catch (HistogramFormatException error)
        {
            throw new BaselineFormatException(path, place, $"{JsonPlace.Cut(text)}: {error.Message}", error);
        }
    }

    private void Ensure(bool holds, string place, object value, string message)
    {
        if (!holds)
        {
            throw new BaselineFormatException(path, place, $"{JsonPlace.Cut(string.Create(CultureInfo.InvariantCulture, $"{value}"))}: {message}");
        }
    }
}
