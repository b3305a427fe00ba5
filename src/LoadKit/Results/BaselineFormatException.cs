namespace LoadKit;

/// <summary>A file is no baseline, or a damaged one. The message names the file, the place in it, and what is there.</summary>
public sealed class BaselineFormatException : FormatException
{
    internal BaselineFormatException(string path, string place, string message, Exception? inner = null)
        : base($"{path}: {place}: {message}", inner) => (Path, Place) = (path, place);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The place in it: <c>$.batches[3].requests.count</c>, with the line where the text itself is wrong.</summary>
    public string Place { get; }
}
