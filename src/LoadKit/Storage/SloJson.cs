using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>An objective.</summary>
internal sealed class SloJson : JsonConverter<Slo>
{
    public override Slo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (NestedJson.Read(ref reader, StorageJson.Default.SloFile) ?? throw new JsonException("an objective was expected")).ToSlo();

    public override void Write(Utf8JsonWriter writer, Slo value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, SloFile.Of(value), StorageJson.Default.SloFile);
}
