namespace LoadKit.Reporting.Files;

/// <summary>
/// Where a reporter writes several files: into a directory, replacing those of the run before; or, where the path ends with a separator, into
/// a directory of each run's own in there.
/// </summary>
internal sealed class ReportDirectory
{
    private readonly string path;
    private readonly bool isOfMany;

    /// <param name="path">A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ReportDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
        isOfMany = Path.EndsInDirectorySeparator(path);
    }

    /// <summary>The full path of a file of this result, or of the directory itself where the name is empty.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">A name of LoadKit's own, never one from outside.</param>
    public string Of(RunResult result, string name)
    {
        var own = isOfMany ? Path.Combine(path, ReportName.Of(result)) : path;
        return name.Length == 0 ? own : Path.Combine(own, name);
    }
}
