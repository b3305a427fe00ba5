namespace LoadKit.Http;

/// <summary>Text that goes into a buffer as far as it fits.</summary>
internal ref struct TemplateText(Span<char> buffer)
{
    private readonly Span<char> buffer = buffer;
    private int length;
    private bool isFull;

    public void Append(scoped ReadOnlySpan<char> text)
    {
        var room = buffer.Length - length;
        isFull |= text.Length > room;
        text = isFull ? text[..Math.Min(room, text.Length)] : text;
        text.CopyTo(buffer[length..]);
        length += text.Length;
    }

    /// <summary>How long it has become; what did not fit is told by its end.</summary>
    public readonly int End(ReadOnlySpan<char> cut)
    {
        if (isFull)
        {
            cut.CopyTo(buffer[^cut.Length..]);
        }

        return length;
    }
}
