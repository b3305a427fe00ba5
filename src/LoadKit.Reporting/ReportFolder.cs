using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>
/// Every report of a run in one directory, for a build to keep: <c>report.html</c> for people, <c>result.json</c> from which every other report can be
/// written again, <c>report.md</c>, <c>junit.xml</c>, <c>steps.csv</c>, <c>seconds.csv</c>, <c>step-seconds.csv</c>, <c>summary.json</c> in the format of k6,
/// <c>latency.hlog</c>, and <c>locust_stats.csv</c>, <c>locust_failures.csv</c> and <c>locust_stats_history.csv</c> in the format of Locust.
/// </summary>
/// <remarks>
/// A report that can't be written takes none of the others with it. For some of them alone there are <see cref="HtmlReporter"/>, <see cref="JsonReporter"/>,
/// <see cref="MarkdownReporter"/>, <see cref="JUnitReporter"/>, <see cref="CsvReporter"/>, <see cref="K6SummaryReporter"/>, <see cref="HdrLogReporter"/> and <see cref="LocustReporter"/>.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class ReportFolder : IReporter
{
    private readonly ReportDirectory directory;

    /// <summary>Reports to a directory, which is created. Replaces its files.</summary>
    /// <param name="path">
    /// Where the path ends with a separator, each run gets a directory of its own in there: <c>artifacts/</c> gives
    /// <c>artifacts/checkout-20260314T120211Z-fail/report.html</c>. A relative path starts at the current directory of this moment.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ReportFolder(string path) => directory = new ReportDirectory(path);

    /// <summary>What an unproven objective becomes in <c>junit.xml</c>. Default: a failure.</summary>
    public UnprovenAs UnprovenAs { get; init; }

    /// <summary>An earlier run to compare with in <c>report.html</c>; none when null, which is the default.</summary>
    public RunResult? Baseline { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Reporters(result).SelectMany(reporter => reporter.FilesOf(result))];
    }

    /// <inheritdoc/>
    /// <exception cref="AggregateException">Some reports could not be written; the others were.</exception>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<Exception> failures = [];
        foreach (var reporter in Reporters(result))
        {
            try
            {
                await reporter.FinishAsync(result, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Some reports could not be written.", failures);
        }
    }

    private IEnumerable<IReporter> Reporters(RunResult result) =>
    [
        new HtmlReporter(directory.Of(result, "report.html")) { Baseline = Baseline },
        new JsonReporter(directory.Of(result, "result.json")),
        new MarkdownReporter(directory.Of(result, "report.md")),
        new JUnitReporter(directory.Of(result, "junit.xml")) { UnprovenAs = UnprovenAs },
        new CsvReporter(directory.Of(result, "")),
        new K6SummaryReporter(directory.Of(result, "summary.json")),
        new HdrLogReporter(directory.Of(result, "latency.hlog")),
        new LocustReporter(directory.Of(result, "locust")),
    ];
}
