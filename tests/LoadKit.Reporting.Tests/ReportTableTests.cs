using LoadKit.Reporting.Tables;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class ReportTableTests
{
    [Test]
    public void Golden_signals_keep_failed_requests_rejections_and_the_rest_apart()
    {
        var signals = GoldenSignal.Of(Staircase.Result);

        Assert.That(Values(signals, "latency"), Is.EqualTo(["p50 64.5 ms, p95 452 ms, p99 873 ms (of 11,132)", "p50 4.00 ms, p95 4.00 ms, p99 4.00 ms (of 868)"]));
        Assert.That(Values(signals, "errors").Take(3), Is.EqualTo(["7.234 % (868 of 12,000)", "4.500 % (540 of 12,000)", "2.734 % (328 of 12,000)"]));
        Assert.That(Values(signals, "saturation"), Is.EqualTo(["mean 55 %, 22 % to 88 % in 120 readings", "mean 240 MB, 180 MB to 299 MB in 120 readings"]));
    }

    [Test]
    public void What_was_not_measured_has_no_number_and_the_generator_is_not_taken_for_the_target()
    {
        var signals = GoldenSignal.Of(Staircase.Result with { Gauges = [], Generator = new GeneratorFigures { Cores = 3.456, Processors = 4 } });

        Assert.That(signals.Where(signal => signal.Name == "saturation").Select(signal => (signal.Subject, signal.Value)), Is.EqualTo([
            ("the system under test", "not measured: no gauge told anything"), ("the generator itself, not the system under test", "3.46 of 4 processors busy")]));
    }

    [Test]
    public void Latency_of_successes_is_not_given_where_nobody_knows_what_the_failed_ones_took() =>
        Assert.That(GoldenSignal.Of(Checkout.Result)[0].Subject, Is.EqualTo("all requests, failed ones among them"));

    [Test]
    public void Times_of_failures_that_are_no_part_of_all_times_are_not_subtracted()
    {
        var odd = new Measured(10, 5, new Latencies(Distribution.Flat(10, 5)), 1.Seconds) { FailedLatency = new Latencies(Distribution.Flat(5, 7)) };

        Assert.That(Succeeded.TimesOf(odd), Is.Null);
    }

    [Test]
    public void Seconds_with_failures_and_the_longest_stretches_of_them_are_counted()
    {
        var seconds = JudgedSeconds.Of(Staircase.Result)!;

        Assert.That(seconds.WithoutFailureText, Is.EqualTo("112 of 120 s without a failure or a rejection"));
        Assert.That((seconds.Failing, seconds.Dead), Is.EqualTo(((100.Seconds, 108.Seconds), (104.Seconds, 108.Seconds))));
        Assert.That(seconds.Windows, Has.Count.EqualTo(30).And.All.Property("Length").EqualTo(4.Seconds));
    }

    [Test]
    public void What_is_not_judged_belongs_to_no_window_and_ends_a_stretch()
    {
        var failing = Seconds.From(0, 9, "hold").Select(second => second with { Failed = 10 }).ToList();
        StageResult Stage(int start, int length, bool isJudged) => Staircase.Result.Stages[0] with { Start = start.Seconds, Duration = length.Seconds, IsJudged = isJudged };

        var seconds = JudgedSeconds.Of(EmptyResultTests.Empty with { Timeline = failing, Stages = [Stage(0, 2, true), Stage(2, 4, false), Stage(6, 3, true)] })!;

        Assert.That(seconds.WithoutFailureText, Is.EqualTo("0 of 5 s without a failure"));
        Assert.That(seconds.Dead, Is.EqualTo((6.Seconds, 9.Seconds)));
        Assert.That(seconds.Windows.Select(window => window.Start.TotalSeconds), Is.EqualTo([0, 1, 6, 7, 8]));
    }

    [Test]
    public void A_second_without_requests_neither_ends_a_stretch_nor_counts()
    {
        List<Interval> timeline = [.. Seconds.From(0, 5, "hold").Select(second => second with { Failed = second.Start == 4.Seconds ? 0 : 10 })];
        timeline[2] = timeline[2] with { Requests = 0, Failed = 0 };
        var hold = Staircase.Result.Stages[0] with { Start = TimeSpan.Zero, Duration = 5.Seconds };

        var seconds = JudgedSeconds.Of(EmptyResultTests.Empty with { Timeline = timeline, Stages = [hold] })!;

        Assert.That((seconds.WithoutFailureText, seconds.Dead), Is.EqualTo(("1 of 4 s without a failure", (TimeSpan.Zero, 4.Seconds))));
    }

    [Test]
    public void A_run_without_failures_has_no_availability_panel_and_says_so_once()
    {
        var fine = Staircase.Result with { Timeline = [.. Staircase.Result.Timeline.Select(second => second with { Failed = 0, Rejected = 0 })] };

        Assert.That(HtmlPage.Of(fine).Panel("availability"), Is.Null);
        Assert.That(Rendered.Markdown(fine), Does.Not.Contain("Failed over the judged time").And.Contain("| 120 of 120 s without a failure |"));
        Assert.That(HtmlPage.Of(Staircase.Result).Panel("availability")!.Value, Does.Contain("112 of 120 s without a failure or a rejection").And.Contain("lowest 0.00 %, 1:44 to 1:48"));
    }

    [TestCase(1, 0, 0)]
    [TestCase(2, 2, 0)]
    [TestCase(3, 3, 1)]
    public void Levels_have_a_table_from_two_on_and_a_chart_from_three_on(int levels, int rows, int charts)
    {
        var result = Staircase.Result with { Stages = [.. Staircase.Result.Stages.Take(levels)] };
        var panel = HtmlPage.Of(result).Panel("levels");

        Assert.That(ReportTables.Levels(result).Rows, Has.Count.EqualTo(rows));
        Assert.That(panel?.Descendants("svg").Count() ?? 0, Is.EqualTo(charts));
    }

    [Test]
    public void Levels_are_compared_by_what_succeeded_for_what_is_turned_away_at_once_is_no_sign_of_speed()
    {
        var table = ReportTables.Levels(Staircase.Result);
        var high = Succeeded.TimesOf(Staircase.Result.Stages[2].Requests)!;

        Assert.That(table.Columns.Select(column => column.Title), Does.Contain("ok p95"));
        Assert.That(table.Rows[2], Does.Contain(Quantities.Duration(high.Percentile(50), Rounding.Up)).And.Not.Contain(Quantities.Duration(Staircase.Result.Stages[2].Requests.Latency.Percentile(50), Rounding.Up)));
        Assert.That(ReportTables.Levels(Staircase.Result with { Stages = [.. Staircase.Result.Stages.Take(2)] }).Columns.Select(column => column.Title), Does.Contain("p95"));
    }

    [Test]
    public void A_level_says_what_became_of_its_objectives_and_the_first_that_misses_is_marked()
    {
        string[] Cells(RunResult result)
        {
            var table = ReportTables.Levels(result);
            var column = table.Columns.Index().Single(of => of.Item.Title == "objectives").Index;
            return [.. table.Rows.Select(row => row[column])];
        }

        var stages = Staircase.Result.Stages;
        StageResult[] again = [.. stages, stages[2] with { Start = 2.Minutes }, stages[0] with { Start = 3.Minutes, Slos = [] }, stages[0] with { Start = 4.Minutes, Slos = [stages[2].Slos[0]] }];

        Assert.That(Cells(Staircase.Result), Is.EqualTo(["✓ all 2 met", "✓ all 2 met", "✗ availability, all requests missed: first miss"]));
        Assert.That(Cells(Staircase.Result with { Stages = again })[2..], Is.EqualTo(["✗ availability, all requests missed: first miss", "✗ availability, all requests missed", "-", "? p95, all requests unproven"]));
        Assert.That(HtmlPage.Of(Staircase.Result).Panel("levels")!.Descendants("text").Select(text => text.Value), Does.Contain("✗ first miss at 150 /s"));
    }

    [Test]
    public void Levels_that_were_not_judged_have_no_column_for_it() =>
        Assert.That(ReportTables.Levels(Staircase.Result with { Stages = [.. Staircase.Result.Stages.Select(stage => stage with { Slos = [] })] }).Columns.Select(column => column.Title), Does.Not.Contain("objectives"));

    [Test]
    public void A_budget_has_the_burn_rate_with_its_interval_and_what_would_become_of_the_period()
    {
        var row = ReportTables.ErrorBudgets(Staircase.Result).Rows.Single();

        Assert.That(row, Is.EqualTo(["availability, all requests: >= 99.5 %", "60", "868 of 12,000", "1,447 %", "14.47", "12.06 to 17.20", "3 h 36 min of 30 d", "8.68 s", "used up after 2 d 1 h"]));
    }

    [Test]
    public void A_budget_of_which_nothing_is_spent_burns_at_zero()
    {
        var none = Staircase.Result.Slos[0].Budget! with { Failed = 0, BurnRateLow = 0 };

        Assert.That((BurnWords.Rate(none), BurnWords.Interval(none), BurnWords.Spent(none), BurnWords.Lasts(none)), Is.EqualTo(("0.00", "0.00 to 17.20", "0 s", "lasts")));
    }

    [Test]
    public void A_key_that_is_no_plain_word_stands_in_no_title() =>
        Assert.That(ReportTables.Shares(Staircase.Result with { Tags = [new TagResult("<b>", "x", "health", Measured.None)] }).Select(table => (table.Title, table.Columns[0].Title)), Is.EqualTo([("requests by tag", "<b>")]));

    [Test]
    public void A_share_is_of_the_requests_with_the_key_and_the_others_are_counted()
    {
        var table = ReportTables.Shares(Staircase.Result).Single(table => table.Title == "requests by server");

        Assert.That(table.Rows.Select(row => (row[0], row[1], row[2], row[^1])), Is.EqualTo([("app-1", "66.667 %", "7,200", "GET /users, POST /orders"), ("app-2", "33.333 %", "3,600", "GET /users")]));
        Assert.That(table.Note, Is.EqualTo("shares are of the 10,800 requests that carry the tag; 1,200 of 12,000 (10.000 %) do not"));
    }

    [TestCase(Verdict.Pass, true, "✓ EXCEEDS (met)")]
    [TestCase(Verdict.Pass, false, "✓ MEETS (met)")]
    [TestCase(Verdict.Fail, false, "✗ BELOW (missed)")]
    [TestCase(Verdict.Inconclusive, false, "? UNPROVEN")]
    public void A_result_is_a_symbol_a_label_and_a_word(Verdict verdict, bool isExceeded, string label)
    {
        var result = EmptyResultTests.Empty with { Slos = [new SloOutcome { Slo = Slo.Latency(95, 250.Milliseconds), Verdict = verdict, IsExceeded = isExceeded, Reason = "" }] };

        Assert.That(ReportTables.Objectives(result).Rows[0][^1], Is.EqualTo(label));
        Assert.That(Rendered.Markdown(result) + Rendered.Text(result), Does.Contain($"| {label} |").And.Contain($"  {label}\n"));
        Assert.That(HtmlPage.Of(result).Panel("objectives")!.Descendants("td").Last().Value.Split(' ').Take(2), Is.EqualTo(label.Split(' ').Take(2)));
    }

    private static IEnumerable<string> Values(IEnumerable<GoldenSignal> signals, string name) => signals.Where(signal => signal.Name == name).Select(signal => signal.Value);
}
