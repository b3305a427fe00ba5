namespace LoadKit.Reporting.Files;

/// <summary>
/// Where a reporter writes: a file, or a directory in which each run gets a file of its own. A directory is what ends with a separator, or is
/// one already.
/// </summary>
internal sealed class ReportPath
{
    private readonly string path;
    private readonly string extension;
    private readonly bool isDirectory;

    /// <param name="path">A relative path starts at the current directory of this moment.</param>
    /// <param name="extension">Of files in a directory, with the point: <c>.html</c>.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ReportPath(string path, string extension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
        this.extension = extension;
        isDirectory = Path.EndsInDirectorySeparator(path) || Directory.Exists(path);
    }

    /// <summary>The full path of the file; null where it depends on the result.</summary>
    public string? FilePath => isDirectory ? null : path;

    /// <summary>The full path of the file for this result.</summary>
    public string Of(RunResult result) => isDirectory ? Path.Combine(path, ReportName.Of(result) + extension) : path;

    /// <summary>Writes the file of this result as <see cref="ReportFile"/> does.</summary>
    public Task WriteAsync(RunResult result, string text, CancellationToken cancellationToken) =>
        ReportFile.WriteAsync(Of(result), text, cancellationToken);
}
