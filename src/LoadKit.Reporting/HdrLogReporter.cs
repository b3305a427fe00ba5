using LoadKit.Reporting.Files;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting;

/// <summary>
/// The latency of the whole run as an HdrHistogram log (<c>.hlog</c>): for each interval a line with the histogram of all requests, without a tag,
/// and one for each step, with the step's name as its tag. HdrHistogram's tools and <see cref="HistogramLogReader"/> read it.
/// </summary>
/// <remarks>
/// The histograms hold microseconds; the column with the maxima is in milliseconds; the comments of the file say so. In tags, blanks, commas, control
/// characters and percent signs are written as %XX, which <see cref="HistogramLogReader"/> turns back. A file has at most 100,000 lines with
/// tags: for more steps than 83 its intervals may be longer than a second.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class HdrLogReporter : IReporter
{
    private readonly ReportPath path;

    /// <summary>Reports to a file. Replaces the file; creates the directory.</summary>
    /// <param name="path">A file; or a directory (what ends with a separator, or is one already), in which each run gets a file of its own.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public HdrLogReporter(string path) => this.path = new ReportPath(path, ".hlog");

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
        await ReportFile.WriteAsync(path.Of(result), (stream, token) => Write(stream, result, token), cancellationToken).ConfigureAwait(false);
    }

    private static Task Write(Stream stream, RunResult result, CancellationToken cancellationToken)
    {
        using var log = new HistogramLogWriter(stream, result.StartedAt, leaveOpen: true);
        log.WriteComment($"LoadKit {Foreign.OneLine(result.Name)}: latency of requests; histograms in microseconds, Interval_Max in milliseconds");
        foreach (var interval in CoarseTimeline.Of(result.Timeline))
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.WriteInterval(interval.Start, interval.Length, interval.Latency);
            foreach (var step in interval.Steps)
            {
                log.WriteInterval(interval.Start, interval.Length, step.Latency, step.Name.Length == 0 ? "unnamed" : step.Name);
            }
        }

        return Task.CompletedTask;
    }
}
