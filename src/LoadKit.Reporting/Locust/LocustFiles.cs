using System.Text;
using LoadKit.Reporting.Csv;

namespace LoadKit.Reporting.Locust;

/// <summary>What stands in which of the files that Locust writes with <c>--csv</c>: its columns, in its order (locust/stats.py of 2.20).</summary>
internal static class LocustFiles
{
    private const string Aggregated = "Aggregated";

    /// <summary>The judged stages: a row for each step, then all requests as one distribution.</summary>
    public static string Stats(RunResult result)
    {
        var rows = result.Steps
            .Select(step => (Name: LocustName.Of(step.Name), step.Requests, step.Traffic))
            .OrderBy(step => step.Name.Rest, StringComparer.Ordinal).ThenBy(step => step.Name.Verb, StringComparer.Ordinal)
            .Append((Name: new LocustName("", Aggregated), result.Totals.Requests, result.Totals.Traffic));
        return Text(
            ["Type", "Name", "Request Count", "Failure Count", "Median Response Time", "Average Response Time", "Min Response Time", "Max Response Time", "Average Content Size", "Requests/s", "Failures/s", .. LocustFigures.PercentileTitles],
            rows.Select(row =>
            {
                var figures = LocustFigures.Of(row.Requests);
                return (IReadOnlyList<string>)[.. row.Name.Cells, .. figures.CountCells, .. figures.TimeCells, Size(result, row.Traffic.Received, figures.Count), .. figures.RateCells, .. figures.PercentileCells];
            }));
    }

    /// <summary>All stages but the warm-up: a row for each error of a step.</summary>
    public static string Failures(RunResult result) => Text(
        ["Method", "Name", "Error", "Occurrences"],
        result.Errors.Select(error => (IReadOnlyList<string>)[.. LocustName.Of(error.Where).Cells, CsvText.Text(Error(error)), CsvText.Number(error.Count)]));

    private static string Error(ErrorGroup error) => string.IsNullOrWhiteSpace(error.Message) || error.Message == error.Kind ? error.Kind : $"{error.Kind}: {error.Message}";

    /// <summary>Bytes of an answer on average; empty where nobody counted, which is not zero.</summary>
    public static string Size(RunResult result, long received, long requests) =>
        requests == 0 || (result.Totals.Traffic.IsNone && result.Whole.Traffic.IsNone) ? "" : CsvText.Number((double)received / requests);

    /// <summary>A header and rows; lines end with CR LF, as Locust's do.</summary>
    public static string Text(IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder().AppendJoin(',', titles).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row).Append("\r\n");
        }

        return text.ToString();
    }
}
