using LoadKit.Reporting.Files;
using LoadKit.Reporting.K6;

namespace LoadKit.Reporting;

/// <summary>
/// The figures in the JSON that k6 writes with <c>--summary-export</c>, for tools that read it already: metrics by k6's names with their values
/// and thresholds, and the checks. Times are in milliseconds. What LoadKit can't know, such as bytes sent, is left out.
/// </summary>
/// <remarks>
/// <para>All figures cover the judged stages, <c>vus_max</c> the whole run. <c>http_req_*</c> are LoadKit's requests, whatever their protocol.
/// As in k6, a threshold's value is <em>true when it was crossed</em>: here, when its objective is not met, so also when it is unproven.</para>
/// <para>Objectives that k6 has no metric for (Apdex, sustained throughput, drops, functions of the result) are thresholds of
/// <c>loadkit_objectives</c>, a rate of the objectives that are met. Its threshold <c>rate==1</c> is crossed when the run does not pass, for whatever
/// reason: who looks at nothing else looks at this one.</para>
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class K6SummaryReporter : IReporter
{
    private readonly ReportTarget target;

    /// <summary>Reports to a file. Replaces the file; creates the directory.</summary>
    /// <param name="path">A file; or a directory (what ends with a separator, or is one already), in which each run gets a file of its own.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public K6SummaryReporter(string path) => target = new ReportTarget(path, ".json");

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public K6SummaryReporter(TextWriter writer) => target = new ReportTarget(writer);

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result) => target.FilesOf(result);

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(result, K6Summary.Of(result), cancellationToken);
    }
}
