namespace LoadKit;

/// <summary>A file is no result or no journal, or a damaged one. The message names the file, the place in it, and what is there.</summary>
public sealed class ResultFormatException : FormatException
{
    internal ResultFormatException(string path, string place, string message, Exception? inner = null)
        : base($"{path}: {place}: {message}", inner) => (Path, Place) = (path, place);

    /// <summary>The file; <c>the stream</c> where there is none.</summary>
    public string Path { get; }

    /// <summary>The place in it: <c>$.slos[3].value (line 12)</c>.</summary>
    public string Place { get; }
}
