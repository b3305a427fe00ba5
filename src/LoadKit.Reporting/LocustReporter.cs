using LoadKit.Reporting.Files;
using LoadKit.Reporting.Locust;

namespace LoadKit.Reporting;

/// <summary>
/// The files that Locust writes with <c>--csv</c>, for what reads those: <c>PREFIX_stats.csv</c> (the judged stages, a row for each step and one for all),
/// <c>PREFIX_failures.csv</c> (all stages but the warm-up, a row for each error of a step) and <c>PREFIX_stats_history.csv</c> (the whole run, a row for each interval).
/// </summary>
/// <remarks>
/// Its columns in its order, its separators and line ends. Times are in milliseconds, medians and percentiles in whole ones, rounded up. The verb that a
/// step's name begins with is its type: <c>GET /cart</c> is <c>GET</c> and <c>/cart</c>. The last row pools all requests: no column of it is a sum or a mean of
/// others. An apostrophe stands before what a spreadsheet would run as a formula; an average size is empty where no bytes were counted.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class LocustReporter : IReporter
{
    private readonly FilePrefix prefix;

    /// <summary>Reports to three files, which are replaced. Directories are created.</summary>
    /// <param name="path">
    /// What the paths begin with: <c>artifacts/locust</c> makes <c>artifacts/locust_stats.csv</c>. Where it ends with a separator, each run gets a directory of
    /// its own in there, and the names begin with <c>locust</c>. A relative path starts at the current directory of this moment.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public LocustReporter(string path) => prefix = new FilePrefix(path, "locust");

    /// <summary>
    /// Whether the history has rows for the steps too, and percentiles of each interval, as Locust's has with <c>--csv-full-history</c>. Default: no; the percentiles
    /// of a row are then those of all requests up to it.
    /// </summary>
    public bool FullHistory { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Files.Select(file => prefix.Of(result, file.Name))];
    }

    /// <inheritdoc/>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var (name, text) in Files)
        {
            await ReportFile.WriteAsync(prefix.Of(result, name), text(result), cancellationToken).ConfigureAwait(false);
        }
    }

    private (string Name, Func<RunResult, string> Text)[] Files =>
        [("_stats.csv", LocustFiles.Stats), ("_failures.csv", LocustFiles.Failures), ("_stats_history.csv", result => LocustHistory.Of(result, FullHistory))];
}
