using LoadKit.Reporting.Files;
using LoadKit.Reporting.Markdown;

namespace LoadKit.Reporting;

/// <summary>
/// The result as GitHub-flavoured Markdown, for a job summary, a pull request's comment or a file: the verdict with its reason, the
/// objectives, the findings, then the details folded away. No images and no HTML but <c>details</c>.
/// </summary>
/// <remarks>
/// The last line is a hidden marker, <c>&lt;!-- loadkit:NAME --&gt;</c>, by which a bot finds its comment again; in it each run of characters
/// of the name that are neither letters nor digits nor underscores is one hyphen.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class MarkdownReporter : IReporter
{
    private readonly ReportTarget target;

    /// <summary>Reports to a file: UTF-8 without a byte order mark, lines end with LF. Replaces the file; creates the directory.</summary>
    /// <param name="path">
    /// A file; or a directory (what ends with a separator, or is one already), in which each run gets a file of its own: <c>checkout-20260314T120211Z-fail.md</c>.
    /// A relative path starts at the current directory of this moment.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public MarkdownReporter(string path) => target = new ReportTarget(path, ".md");

    /// <summary>Reports to a writer; lines end with LF whatever its own new line is.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public MarkdownReporter(TextWriter writer) => target = new ReportTarget(writer);

    /// <summary>The full path of the file, known before it is written; null when reporting to a writer or to a directory.</summary>
    public string? FilePath => target.FilePath;

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result) => target.FilesOf(result);

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(result, MarkdownReport.Of(result), cancellationToken);
    }
}
