using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Storage;

/// <summary>A time as a number of seconds, exact to its 100 ns; null for one without end.</summary>
internal sealed class DurationJson : JsonConverter<TimeSpan>
{
    public override bool HandleNull => true;

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var ticks = reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var seconds) ? decimal.Round(decimal.Clamp(seconds, -MostSeconds, MostSeconds) * TimeSpan.TicksPerSecond) : throw new JsonException("a time in seconds was expected");
        return new TimeSpan((long)ticks);
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        if (value == Timeout.InfiniteTimeSpan)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteNumberValue((decimal)value.Ticks / TimeSpan.TicksPerSecond);
        }
    }

    private const decimal MostSeconds = long.MaxValue / TimeSpan.TicksPerSecond;
}
