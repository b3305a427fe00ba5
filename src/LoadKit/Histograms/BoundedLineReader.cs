namespace LoadKit.Histograms;

/// <summary>Lines of a text, none of them longer than a bound: a line of a gigabyte is refused when the bound is reached, not when it ends.</summary>
internal sealed class BoundedLineReader(TextReader text, int maxLength)
{
    private char[] buffer = new char[4096];
    private int start;
    private int end;
    private bool skipping;

    /// <summary>The number of the line that was read last, counted from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>The next line without its LF; valid until the next call.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="HistogramFormatException">The line is too long. The next call goes on with the next line.</exception>
    internal bool TryRead(out ReadOnlySpan<char> line)
    {
        while (skipping)
            SkipLine();

        int searched = 0;
        Number++;
        while (true)
        {
            int length = buffer.AsSpan(start + searched, end - start - searched).IndexOf('\n');
            if (length >= 0 || !Fill(ref searched))
            {
                length = length >= 0 ? searched + length : end - start;
                bool found = length > 0 || end > start;
                line = buffer.AsSpan(start, length);
                start = Math.Min(start + length + 1, end);
                return found;
            }
        }
    }

    /// <summary>Appends more of the text to the line that was begun.</summary>
    private bool Fill(ref int searched)
    {
        searched = end - start;
        skipping = searched > maxLength;
        if (skipping)
            throw new HistogramFormatException(Number, $"A line has at most {maxLength} characters, but this one goes on.");
        if (start > 0)
            buffer.AsSpan(start, searched).CopyTo(buffer);
        (start, end) = (0, searched);
        if (end == buffer.Length)
            Array.Resize(ref buffer, Math.Min(2 * buffer.Length, maxLength + 1));

        int read = text.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }

    private void SkipLine()
    {
        int length = buffer.AsSpan(start, end - start).IndexOf('\n');
        if (length >= 0)
        {
            start += length + 1;
        }
        else
        {
            start = 0;
            end = text.Read(buffer);
        }

        skipping = length < 0 && end > 0;
    }
}
