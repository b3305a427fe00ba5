using LoadKit.Reporting.Files;
using LoadKit.Reporting.JUnit;

namespace LoadKit.Reporting;

/// <summary>
/// The verdict as JUnit XML, for the test views of CI servers: a suite with one case for each objective, and always one at least. A missed
/// objective is a failure, an unproven one what <see cref="UnprovenAs"/> says. A run that does not pass for another reason than its objectives,
/// such as a doubt about the measurement, gets a case for that too, so that the suite is never green where the verdict is not Pass.
/// </summary>
/// <remarks>
/// The suite's time is the run's, in seconds; its timestamp is the start in UTC; a case has no time. The headline numbers are the suite's
/// properties, the text of <see cref="RunResult.Explain"/> is its output. Foreign text stands on one line, and what XML forbids is U+FFFD.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class JUnitReporter : IReporter
{
    private readonly ReportTarget target;

    /// <summary>Reports to a file: UTF-8 without a byte order mark, lines end with LF. Replaces the file; creates the directory.</summary>
    /// <param name="path">
    /// A file; or a directory (what ends with a separator, or is one already), in which each run gets a file of its own: <c>checkout-20260314T120211Z-fail.xml</c>.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public JUnitReporter(string path) => target = new ReportTarget(path, ".xml");

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed. The document calls itself UTF-8.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public JUnitReporter(TextWriter writer) => target = new ReportTarget(writer);

    /// <summary>What an unproven objective becomes, and a run that is inconclusive for another reason. Default: a failure.</summary>
    public UnprovenAs UnprovenAs { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result) => target.FilesOf(result);

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(result, JUnitReport.Of(result, UnprovenAs), cancellationToken);
    }
}
