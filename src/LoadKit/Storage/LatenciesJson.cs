using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A distribution of times.</summary>
internal sealed class LatenciesJson : JsonConverter<Latencies>
{
    public override Latencies Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NestedJson.Read(ref reader, StorageJson.Default.LatenciesFile)?.Histogram is { } some ? new Latencies(some.ToHistogram()) : Latencies.None;

    public override void Write(Utf8JsonWriter writer, Latencies value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, LatenciesFile.Of(value), StorageJson.Default.LatenciesFile);
}
