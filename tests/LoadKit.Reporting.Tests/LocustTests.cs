using System.Globalization;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class LocustTests
{
    [Test]
    public void The_last_row_pools_all_requests_and_sums_no_column()
    {
        var rows = Rows(Staircase.Result, "_stats.csv");
        var (steps, all) = (rows[..^1], rows[^1]);

        Assert.That((all["Type"], all["Name"]), Is.EqualTo(("", "Aggregated")));
        Assert.That(Number(all["Request Count"]), Is.EqualTo(steps.Sum(row => Number(row["Request Count"]))));
        Assert.That(Number(all["Requests/s"]), Is.EqualTo(Staircase.Result.Totals.Requests.Count / Staircase.Result.JudgedDuration.TotalSeconds));
        Assert.That(Number(all["95%"]), Is.EqualTo(Math.Ceiling(Staircase.Result.Totals.Requests.Latency.Percentile(95).TotalMilliseconds)));
        Assert.That(Number(all["95%"]), Is.Not.EqualTo(steps.Average(row => Number(row["95%"]))));
    }

    [Test]
    public void Rates_come_from_counts_and_not_from_rounded_columns()
    {
        var step = new Measured(15_200, 5, new Latencies(Distribution.Flat(15_200, 45)), 10.Minutes);
        var all = step with { Count = 66_350, Failed = 52, Latency = new Latencies(Distribution.Flat(66_350, 46.3)) };
        var result = EmptyResultTests.Empty with { Steps = [new StepResult("GET /v1/deployments [LIST]", step)], Totals = new Totals(all, IterationFigures.None, IterationCounts.None) };

        var rows = Rows(result, "_stats.csv");

        Assert.That(rows.Select(row => row["Requests/s"]), Is.EqualTo(["25.333333333", "110.583333333"]));
        Assert.That(Rendered.Markdown(result), Does.Contain("\n| GET /v1/deployments \\[LIST\\] | 15,200 | 25.33 | 5 | 45.0 | 45.0 | 45.0 | 45.0 | 45.0 | 45.0 |\n").And.Contain("\n| Aggregated | 66,350 | 110.58 | 52 |"));
    }

    [TestCase("GET /cart", "GET", "/cart")]
    [TestCase("DELETE  /cart", "DELETE", "/cart")]
    [TestCase("checkout", "", "checkout")]
    [TestCase("GETTING started", "", "GETTING started")]
    [TestCase("GET", "", "GET")]
    [TestCase("GET ", "", "GET ")]
    [TestCase("get /cart", "", "get /cart")]
    public void The_verb_that_a_name_begins_with_is_the_type(string name, string type, string rest)
    {
        var result = EmptyResultTests.Empty with { Steps = [new StepResult(name, Measured.None)], Errors = [new ErrorGroup(name, "HTTP 500", "oops", "oops", 3, 1.Seconds, 2.Seconds)] };

        Assert.That((Rows(result, "_stats.csv")[0]["Type"], Rows(result, "_stats.csv")[0]["Name"]), Is.EqualTo((type, rest)));
        Assert.That(Rows(result, "_failures.csv").Select(row => (row["Method"], row["Name"], row["Error"], row["Occurrences"])), Is.EqualTo([(type, rest, "HTTP 500: oops", "3")]));
    }

    [Test]
    public void The_totals_of_the_history_grow_to_those_of_the_run()
    {
        var rows = Rows(Staircase.Result, "_stats_history.csv");

        Assert.That(rows, Has.Count.EqualTo(120).And.All.Matches<Dictionary<string, string>>(row => row!["Name"] == "Aggregated"));
        Assert.That((rows[0]["Timestamp"], rows[0]["User Count"], rows[0]["Requests/s"]), Is.EqualTo(("1773478801", "10", "50")));
        Assert.That((rows[^1]["Total Request Count"], rows[^1]["Total Failure Count"]), Is.EqualTo(("12000", "868")));
        Assert.That(rows[^1]["99%"], Is.EqualTo(Rows(Staircase.Result, "_stats.csv")[^1]["99%"]));
        Assert.That(rows[0]["99%"], Is.EqualTo("452"), "of all so far");
    }

    [Test]
    public void A_full_history_has_the_steps_and_percentiles_of_each_interval()
    {
        var rows = Rows(Staircase.Result, "_stats_history.csv", full: true);

        Assert.That(rows, Has.Count.EqualTo(4 * 120));
        Assert.That(rows[^4..].Select(row => (row["Type"], row["Name"])), Is.EqualTo([("GET", "/users"), ("POST", "/orders"), ("", "health"), ("", "Aggregated")]));
        Assert.That(rows[^1]["50%"], Is.Not.EqualTo(Rows(Staircase.Result, "_stats_history.csv")[^1]["50%"]));
        Assert.That(rows.Where(row => row["Name"] == "/users").Select(row => Number(row["Total Request Count"])), Is.Ordered.Ascending);
        Assert.That(rows[^4]["Total Request Count"], Is.EqualTo("7200"));
    }

    [Test]
    public void Of_nothing_there_is_one_row_without_percentiles()
    {
        var row = Rows(EmptyResultTests.Empty, "_stats.csv").Single();

        Assert.That((row["Request Count"], row["Requests/s"], row["Median Response Time"], row["50%"], row["100%"], row["Average Content Size"]), Is.EqualTo(("0", "0", "0", "N/A", "N/A", "")));
        Assert.That(Rows(EmptyResultTests.Empty, "_failures.csv").Concat(Rows(EmptyResultTests.Empty, "_stats_history.csv")), Is.Empty);
    }

    [Test]
    public void The_path_is_what_the_names_begin_with_or_a_directory_of_the_runs()
    {
        using var folder = new Folder();

        Assert.That(new LocustReporter(folder["nightly"]).FilesOf(Staircase.Result), Is.EqualTo([folder["nightly_stats.csv"], folder["nightly_failures.csv"], folder["nightly_stats_history.csv"]]));
        Assert.That(new LocustReporter(folder.Path + "/").FilesOf(Staircase.Result)[0], Is.EqualTo(Path.Combine(folder["gateway-20260314T090000Z-fail"], "locust_stats.csv")));
        Assert.That(() => new LocustReporter(" "), Throws.ArgumentException);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(RunResult result, string file, bool full = false)
    {
        var text = Rendered.Files(folder => new LocustReporter(Path.Combine(folder, "x")) { FullHistory = full }, result)["x" + file];
        var records = CsvFile.Read(text);
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
