using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A share as a number: 0.01 is one percent.</summary>
internal sealed class RatioJson : JsonConverter<Ratio>
{
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(NumberJson.Read(ref reader, "a share"));

    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) => NumberJson.Write(writer, value.Value);
}
