using LoadKit.Reporting.Csv;
using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>
/// The figures as comma-separated values, for spreadsheets and notebooks: <c>steps.csv</c> (the judged stages, a row for all requests and one
/// for each step), <c>seconds.csv</c> (the whole run, a row for each interval) and <c>step-seconds.csv</c> (a row for each step in each interval).
/// </summary>
/// <remarks>
/// RFC 4180 in UTF-8 without a byte order mark; a header whose names end with their units; numbers with a decimal point and without thousands in
/// every culture, not rounded; an empty cell where there is no value. Names are on one line, and an apostrophe stands before what a spreadsheet
/// would run as a formula. <c>step-seconds.csv</c> has at most 100,000 rows: for more steps than 83 its intervals may be longer than a second.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class CsvReporter : IReporter
{
    private static readonly (string Name, Func<RunResult, string> Text)[] Files =
        [("steps.csv", CsvFiles.Steps), ("seconds.csv", CsvFiles.Seconds), ("step-seconds.csv", CsvFiles.StepSeconds)];

    private readonly ReportDirectory directory;

    /// <summary>Reports to three files in a directory, which is created. Replaces the files.</summary>
    /// <param name="directory">Where the path ends with a separator, each run gets a directory of its own in there.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CsvReporter(string directory) => this.directory = new ReportDirectory(directory);

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Files.Select(file => directory.Of(result, file.Name))];
    }

    /// <inheritdoc/>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var (name, text) in Files)
        {
            await ReportFile.WriteAsync(directory.Of(result, name), text(result), cancellationToken).ConfigureAwait(false);
        }
    }
}
