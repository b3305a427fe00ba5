using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoadKit.Storage;

/// <summary>What can be wrong with a result as JSON that its types do not say: another version, an item that is null, a count below zero.</summary>
internal ref struct ResultScan(ReadOnlySpan<byte> bytes)
{
    private static readonly HashSet<string> Counts = new(StringComparer.Ordinal)
    {
        "count", "failed", "passed", "samples", "users", "peakUsers", "requests", "started", "ended", "succeeded", "unfinished", "dropped",
    };

    private static readonly HashSet<string> Lengths = new(StringComparer.Ordinal) { "start", "length", "end", "duration", "judgedDuration", "first", "last" };

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "verdict", "stopReason", "kind", "judgement", "sustained", "model", "shape" };

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private Utf8JsonReader reader = new(bytes);

    /// <summary>The first mistake, with its place; null where there is none.</summary>
    /// <exception cref="JsonException">It is no JSON at all.</exception>
    public (string Place, string Message)? FirstMistake()
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ("$", "an object was expected");
        }

        var (schema, name) = ("nothing", "");
        var isInList = new Stack<bool>();

        // The last value of a gauge may be below zero; the last time of an error may not.
        var gauges = int.MaxValue;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    isInList.Push(reader.TokenType == JsonTokenType.StartArray);
                    gauges = name == "gauges" && isInList.Peek() ? Math.Min(gauges, isInList.Count) : gauges;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    isInList.Pop();
                    gauges = isInList.Count < gauges ? int.MaxValue : gauges;
                    break;
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.Null when isInList.Peek():
                    return (Line, "null: an item of a list is missing");
                case JsonTokenType.Number when isInList.Count == 1 && name == "schema":
                    schema = Value;
                    break;
                case JsonTokenType.Number when Counts.Contains(name) && Value.StartsWith('-'):
                    return (Line, $"{name} {Value}: a count must be zero or more");
                case JsonTokenType.Number when Lengths.Contains(name) && isInList.Count < gauges && Value.StartsWith('-'):
                    return (Line, $"{name} {Value}: a time must be zero or longer");
                case JsonTokenType.Number when Words.Contains(name):
                    return (Line, $"{name} {Value}: a word was expected");
                default:
                    break;
            }
        }
        while (reader.Read());
        var known = RunResult.JsonSchema.ToString(CultureInfo.InvariantCulture);
        return schema == known ? null : ("$.schema", $"{schema}: this version of LoadKit reads results of schema {known}");
    }

    private readonly string Value => Encoding.UTF8.GetString(reader.ValueSpan);

    private readonly string Line => string.Create(CultureInfo.InvariantCulture, $"line {1 + bytes[..(int)reader.TokenStartIndex].Count((byte)'\n')}");
}
