using System.Globalization;

namespace LoadKit;

/// <summary>
/// An encoded histogram or a histogram log is truncated, corrupt, or of a kind that LoadKit doesn't read. The message says what was expected
/// and what was found instead.
/// </summary>
public sealed class HistogramFormatException : FormatException
{
    internal HistogramFormatException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal HistogramFormatException(long line, string message, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {message}"), inner) => Line = line;

    /// <summary>The line of the log, counted from 1; null when the histogram was not in a log.</summary>
    public long? Line { get; }
}
