using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>
/// The whole result as JSON, the source of every other report: <see cref="RunResult"/> can be loaded back from it, and given to any other
/// reporter. Its format has a version and a JSON Schema: docs/result.schema.json.
/// </summary>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class JsonReporter : IReporter
{
    private readonly ReportPath path;

    /// <summary>Reports to a file: UTF-8 without a byte order mark, lines end with LF. Replaces the file; creates the directory.</summary>
    /// <param name="path">
    /// A file; or, where it ends with a separator or is one already, a directory in which each run gets a file of its own. A relative path starts at the
    /// current directory of this moment.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public JsonReporter(string path) => this.path = new ReportPath(path, ".json");

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [path.Of(result)];
    }

    /// <inheritdoc/>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        await ReportFile.WriteAsync(path.Of(result), (stream, _) => Save(result, stream), cancellationToken).ConfigureAwait(false);
    }

    private static Task Save(RunResult result, Stream stream)
    {
        result.Save(stream);
        return Task.CompletedTask;
    }
}
