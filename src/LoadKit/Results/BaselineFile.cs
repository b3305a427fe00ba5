using System.Text.Json.Serialization;

namespace LoadKit.Results;

/// <summary>A baseline as it stands in its file.</summary>
/// <param name="Format">The version of the format: 1.</param>
/// <param name="Name">The load test's name.</param>
/// <param name="RecordedAt">When the run began.</param>
/// <param name="JudgedLoad">The load in words.</param>
/// <param name="Runner">The machine.</param>
/// <param name="Doubts">What puts the measurement in doubt.</param>
/// <param name="Batches">The judged time.</param>
internal sealed record BaselineFile(
    int Format,
    [property: JsonConverter(typeof(ExactText))] string Name,
    DateTimeOffset RecordedAt,
    [property: JsonConverter(typeof(ExactText))] string JudgedLoad,
    Runner? Runner,
    IReadOnlyList<string> Doubts,
    IReadOnlyList<BatchFile> Batches)
{
    public const int Version = 1;
}

/// <summary>A batch of it.</summary>
internal sealed record BatchFile(TimeSpan Duration, long Dropped, CountsFile Requests, IReadOnlyList<StepFile> Steps);

/// <summary>The figures of one step in it.</summary>
internal sealed record StepFile([property: JsonConverter(typeof(ExactText))] string Name, CountsFile Requests);

/// <summary>Counts, and histograms in HdrHistogram's compressed encoding, in microseconds.</summary>
internal sealed record CountsFile(long Count, long Failed, string Latency, string? FailedLatency);

/// <summary>How it is written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BaselineFile))]
internal sealed partial class BaselineJson : JsonSerializerContext;
