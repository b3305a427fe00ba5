using LoadKit.Reporting.Ci;
using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>
/// The headline numbers in the OpenMetrics text format, for the metrics report of GitLab, which shows in a merge request what changed, and for
/// what else reads it: requests, failures and latency of the judged stages for all requests and for each step, and which objectives are met.
/// </summary>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class OpenMetricsReporter : IReporter
{
    private readonly ReportTarget target;

    /// <summary>Reports to a file: UTF-8, lines end with LF. Replaces the file; creates the directory.</summary>
    /// <param name="path">A file, by custom <c>metrics.txt</c>; or a directory (what ends with a separator, or is one already), in which each run gets a file of its own.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public OpenMetricsReporter(string path) => target = new ReportTarget(path, ".txt");

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public OpenMetricsReporter(TextWriter writer) => target = new ReportTarget(writer);

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result) => target.FilesOf(result);

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(result, OpenMetrics.Of(result), cancellationToken);
    }
}
