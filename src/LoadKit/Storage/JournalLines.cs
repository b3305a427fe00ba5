namespace LoadKit.Storage;

/// <summary>The lines of a journal, one at a time, with their numbers from 1.</summary>
internal sealed class JournalLines(Stream stream)
{
    // More than the largest line: a thousand series with histograms of all their buckets. A file of one endless line is no journal.
    private const int Longest = 1 << 28;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    public long Number { get; private set; }

    /// <summary>Whether the line that was read last has a line feed at its end; the last one of a journal may be torn.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The next line without its line feed, valid until the next call; false at the end.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        Number++;
        for (var searched = 0; ;)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                IsWhole = true;
                line = buffer.AsSpan(start, searched + length);
                start += searched + length + 1;
                return true;
            }

            searched = end - start;
            if (!Fill())
            {
                IsWhole = false;
                line = buffer.AsSpan(start, end - start);
                start = end;
                return line.Length > 0;
            }
        }
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, end < Longest ? 2 * end : throw new InvalidDataException($"line {Number} has more than {Longest} bytes"));
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
