using LoadKit.Reporting.Files;
using LoadKit.Reporting.Html;

namespace LoadKit.Reporting;

/// <summary>
/// The result as one HTML page: the verdict with its reason, the objectives beside their limits, where to look first, the run over time, the
/// distribution, steps, errors, and whether the numbers can be trusted. It needs no network and no script, and stays complete where a viewer
/// blocks styles, as Jenkins does; it has a light and a dark look, prints, and fits a phone.
/// </summary>
/// <remarks>
/// The size goes by windows of time, steps and groups of errors, never by requests: some 300 kB at most for fifteen steps and an hour. The file is
/// whole or not there: it is written beside its place and then moved.
/// </remarks>
/// <threadsafety>Immutable; may be used for several runs at once unless they write the same file.</threadsafety>
public sealed class HtmlReporter : IReporter
{
    private readonly ReportTarget target;

    /// <summary>Reports to a file, or to a directory in which each run gets a file of its own.</summary>
    /// <param name="path">
    /// A directory when it ends with a separator or is one already; the file in it is called by test, start (UTC) and verdict:
    /// <c>checkout-20260314T120211Z-fail.html</c>. Otherwise the file, which is replaced. Directories are created. A relative path starts at the
    /// current directory of this moment.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public HtmlReporter(string path) => target = new ReportTarget(path, ".html");

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public HtmlReporter(TextWriter writer) => target = new ReportTarget(writer);

    /// <summary>The full path of the file, known before it is written; null for a directory, see <see cref="FilesOf"/>, and for a writer.</summary>
    public string? FilePath => target.FilePath;

    /// <summary>The heading of the page; the test's name when null, which is the default.</summary>
    public string? Title { get; init; }

    /// <summary>A remark below the verdict as plain text, at most 2,000 characters of it; none when null, which is the default.</summary>
    public string? Note { get; init; }

    /// <summary>How many groups of errors are shown, the most frequent first; the others are counted. Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public int MaxErrorGroups
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 20;

    /// <summary>
    /// An earlier run to compare with: its numbers stand beside this run's, its distribution is drawn dashed. A change is called better or worse only
    /// where <see cref="BaselineComparison"/> does. None when null, which is the default.
    /// </summary>
    public RunResult? Baseline { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result) => target.FilesOf(result);

    /// <inheritdoc/>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = HtmlReport.Of(result, new ReportOptions { Title = Title, Note = Note, MaxErrorGroups = MaxErrorGroups, Baseline = Baseline });
        await target.WriteAsync(result, page, cancellationToken).ConfigureAwait(false);
    }
}
