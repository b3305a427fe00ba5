using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A histogram of times; null where it is empty.</summary>
internal sealed class HistogramJson : JsonConverter<Histogram>
{
    public override bool HandleNull => true;

    public override Histogram Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NestedJson.Read(ref reader, StorageJson.Default.HistogramFile)?.ToHistogram() ?? Histogram.Empty;

    public override void Write(Utf8JsonWriter writer, Histogram value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, HistogramFile.Of(value)!, StorageJson.Default.HistogramFile);
}
