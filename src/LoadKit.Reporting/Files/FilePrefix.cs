namespace LoadKit.Reporting.Files;

/// <summary>
/// Where a reporter writes several files whose names begin alike: <c>artifacts/locust</c> makes <c>artifacts/locust_stats.csv</c>. Where the path ends with a
/// separator, each run gets a directory of its own in there.
/// </summary>
internal sealed class FilePrefix
{
    private readonly ReportDirectory? directory;
    private readonly string prefix;

    /// <param name="path">A relative path starts at the current directory of this moment.</param>
    /// <param name="usual">What the names begin with where the path says nothing of it.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public FilePrefix(string path, string usual)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        (directory, prefix) = Path.EndsInDirectorySeparator(path) ? (new ReportDirectory(path), usual) : (null, Path.GetFullPath(path));
    }

    /// <summary>The full path of a file of this result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">The rest of its name, one of LoadKit's own.</param>
    public string Of(RunResult result, string name) => directory is null ? prefix + name : directory.Of(result, prefix + name);
}
