using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A load profile.</summary>
internal sealed class LoadJson : JsonConverter<Load>
{
    public override Load Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (NestedJson.Read(ref reader, StorageJson.Default.LoadFile) ?? throw new JsonException("a load was expected")).ToLoad();

    public override void Write(Utf8JsonWriter writer, Load value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, LoadFile.Of(value), StorageJson.Default.LoadFile);
}
