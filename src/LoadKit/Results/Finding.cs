using System.Text.Json.Serialization;

namespace LoadKit;

/// <summary>A doubt about the measurement itself, or something worth looking at first.</summary>
/// <param name="Kind">Whether it puts the verdict in doubt.</param>
/// <param name="Text">One sentence with figures.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record Finding(FindingKind Kind, string Text)
{
    /// <summary>The kind as reports say it before the text: <c>doubt</c>, <c>look at</c>, <c>note</c>.</summary>
    public string Word => Kind switch
    {
        FindingKind.Doubt => "doubt",
        FindingKind.Clue => "look at",
        _ => "note",
    };

    /// <summary>Whether it is about requests that nobody saw the end of: figures without them look better than the target was, never worse.</summary>
    [JsonInclude]
    internal bool IsFlattering { get; init; }
}
