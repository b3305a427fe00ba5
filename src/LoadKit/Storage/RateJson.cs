using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A rate as a number per second.</summary>
internal sealed class RateJson : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(NumberJson.Read(ref reader, "a rate per second"));

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => NumberJson.Write(writer, value.PerSecond);
}
