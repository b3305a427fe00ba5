using System.Globalization;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class CsvTests
{
    [Test]
    public void Steps_have_a_row_for_all_requests_and_one_each()
    {
        var rows = Rows(Checkout.Result, "steps.csv");

        Assert.That(rows.Select(row => (row["row"], row["step"], row["requests"], row["failed"])), Is.EqualTo(new[]
        {
            ("all", "", "86400", "180"), ("step", "GET /cart", "43200", "0"), ("step", "POST /cart", "28800", "0"), ("step", "POST /payments", "14400", "180"),
        }));
        Assert.That(rows[3]["error_percent"], Is.EqualTo("1.25"));
        Assert.That(rows[3]["requests_per_s"], Is.EqualTo("60"));
        Assert.That(rows[0]["p99_ms"], Is.EqualTo("701.439"));
    }

    [Test]
    public void Seconds_add_up_to_the_run()
    {
        var rows = Rows(Checkout.Result, "seconds.csv");

        Assert.That(rows, Has.Count.EqualTo(270));
        Assert.That(rows.Sum(row => Number(row["requests"])), Is.EqualTo(91_979));
        Assert.That(rows[0]["start_s"] + " " + rows[1]["start_s"], Is.EqualTo("0 1"));
    }

    [Test]
    public void Each_step_has_its_seconds()
    {
        var rows = Rows(Checkout.Result, "step-seconds.csv");

        Assert.That(rows.Where(row => row["step"] == "POST /payments").Sum(row => Number(row["failed"])), Is.EqualTo(180));
        Assert.That(rows, Has.Count.EqualTo(3 * 270));
    }

    [Test]
    public void A_great_many_steps_make_longer_intervals_and_not_a_huge_file()
    {
        var step = new StepInterval("", 1, 0, Histogram.Empty);
        Interval[] timeline = [.. Enumerable.Range(0, 101).Select(second => Seconds.At(second, "hold") with { Steps = [.. Enumerable.Range(0, 1_500).Select(i => step with { Name = $"{i}" })] })];

        var rows = Rows(EmptyResultTests.Empty with { Timeline = timeline }, "step-seconds.csv");

        Assert.That(rows, Has.Count.EqualTo(51 * 1_500));
        Assert.That(rows.Sum(row => Number(row["requests"])), Is.EqualTo(101 * 1_500));
        Assert.That(rows.Select(row => row["length_s"]).Distinct(), Is.EqualTo(["2", "1"]));
    }

    [Test]
    public void What_has_no_value_is_an_empty_cell()
    {
        var row = Rows(EmptyResultTests.Empty, "steps.csv").Single();

        Assert.That(row["requests"] + row["failed"], Is.EqualTo("00"));
        Assert.That(row["requests_per_s"] + row["error_percent"] + row["p99_ms"] + row["mean_ms"], Is.Empty);
    }

    [Test]
    public void Numbers_are_plain_however_small_or_large()
    {
        var requests = new Measured(3_000_000_000, 1, new Latencies(Distribution.Flat(1, 0.001)), 1.Seconds);

        var row = Rows(EmptyResultTests.Empty with { Totals = Totals.None with { Requests = requests } }, "steps.csv").Single();

        Assert.That(row["error_percent"], Is.EqualTo("0.000000033"));
        Assert.That(row["requests_per_s"], Is.EqualTo("3000000000"));
        Assert.That(row["max_ms"], Is.EqualTo("0.001"));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", " '=1")]
    [TestCase("\r=1", " '=1")]
    [TestCase("＝1+1", "'＝1+1")]
    [TestCase("＠x", "'＠x")]
    [TestCase("a;=1", "a;'=1")]
    [TestCase("a,\"=1", "a,\"'=1")]
    [TestCase("GET /a=b-c+d@e", "GET /a=b-c+d@e")]
    [TestCase("a\"b", "a\"b")]
    [TestCase("a,b\nc", "a,b c")]
    public void A_name_is_no_formula(string name, string cell) =>
        Assert.That(Rows(EmptyResultTests.Empty with { Steps = [new StepResult(name, Measured.None)] }, "steps.csv")[1]["step"], Is.EqualTo(cell));

    [Test]
    public void A_path_that_ends_with_a_separator_has_a_directory_for_each_run()
    {
        using var folder = new Folder();

        Assert.That(
            new CsvReporter(folder.Path + "/").FilesOf(Checkout.Result)[0], Is.EqualTo(folder[Path.Combine("checkout-20260314T120211Z-fail", "steps.csv")]));
        Assert.That(new CsvReporter(folder.Path).FilesOf(Checkout.Result)[0], Is.EqualTo(folder["steps.csv"]));
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(RunResult result, string file)
    {
        var records = CsvFile.Read(Rendered.Files(folder => new CsvReporter(folder), result)[file]);
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static long Number(string cell) => long.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);
}
