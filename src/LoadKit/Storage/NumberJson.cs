using System.Globalization;
using System.Text.Json;

namespace LoadKit.Storage;

/// <summary>Numbers that JSON may have no numeral for: an unbounded interval ends at <c>"Infinity"</c>.</summary>
internal static class NumberJson
{
    public static double Read(ref Utf8JsonReader reader, string what) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDouble(out var number) => number,
        JsonTokenType.String when reader.GetString() is "Infinity" => double.PositiveInfinity,
        JsonTokenType.String when reader.GetString() is "-Infinity" => double.NegativeInfinity,
        JsonTokenType.String when reader.GetString() is "NaN" => double.NaN,
        _ => throw new JsonException($"{what} was expected"),
    };

    public static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
