using System.Buffers;
using System.Globalization;

namespace LoadKit.Http;

/// <summary>Characters in an array of the pool; a mutable struct, to be kept in one place.</summary>
internal struct CharBuffer(int capacity)
{
    private const int LongestNumber = 128;

    // A character becomes at most four bytes of three characters each.
    private const int LongestEscape = 12;

    private char[] characters = ArrayPool<char>.Shared.Rent(capacity);
    private int length;

    public readonly ReadOnlySpan<char> Text => characters.AsSpan(0, length);

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    /// <summary>A value as it prints.</summary>
    public void AppendFormatted<T>(T value, string? format)
    {
        Span<char> number = stackalloc char[LongestNumber];
        Append(Formatted(value, format, number));
    }

    /// <summary>A value as it stands in an address: nothing in it can end a segment or a query's value.</summary>
    public void AppendEscaped<T>(T value, string? format)
    {
        Span<char> number = stackalloc char[LongestNumber];
        var text = Formatted(value, format, number);
        if (Uri.TryEscapeDataString(text, Room(LongestEscape * text.Length), out var written))
        {
            length += written;
        }
    }

    public void Return()
    {
        ArrayPool<char>.Shared.Return(characters);
        characters = [];
    }

    // Dates print as ISO 8601 has them, for servers read no other.
    private static ReadOnlySpan<char> Formatted<T>(T value, string? format, Span<char> room)
    {
        format ??= value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;
        if (value is string text)
        {
            return text;
        }

        if (value is ISpanFormattable number && number.TryFormat(room, out var written, format, CultureInfo.InvariantCulture))
        {
            return room[..written];
        }

        return value is IFormattable other ? other.ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
    }

    private Span<char> Room(int count)
    {
        if (characters.Length - length < count)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(length + count, 2 * characters.Length));
            Text.CopyTo(larger);
            ArrayPool<char>.Shared.Return(characters);
            characters = larger;
        }

        return characters.AsSpan(length);
    }
}
