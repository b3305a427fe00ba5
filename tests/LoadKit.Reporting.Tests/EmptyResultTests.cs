using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class EmptyResultTests
{
    internal static RunResult Empty { get; } = new()
    {
        Name = "empty",
        Verdict = Verdict.Inconclusive,
        Reason = "no iteration ended",
        StartedAt = Checkout.Info.StartedAt,
        Duration = 30.Seconds,
    };

    private static readonly Measured NoTimes = new(4, 4, Latencies.None, TimeSpan.Zero);

    internal static readonly RunResult[] Odd =
    [
        Empty,
        Empty with { Slos = [new SloOutcome { Slo = Slo.Latency(95, 250.Milliseconds), Verdict = Verdict.Inconclusive, Reason = "no data" }] },
        Empty with { Steps = [new StepResult("GET /", Measured.None)], Checks = [new CheckResult("never made", 0, 0)] },
        Empty with { Totals = new Totals(NoTimes, IterationFigures.None, new IterationCounts(4, 0, 4, 0, 0)), JudgedStages = "hold" },
        Empty with
        {
            Stages = [new StageResult(new Stage("hold", StageKind.Hold, 1, 1, 1.Seconds), TimeSpan.Zero, 1.Seconds, true, Measured.None, IterationFigures.None, IterationCounts.None)],
            Timeline = [new Interval { Start = TimeSpan.Zero, Length = 1.Seconds, Stage = "hold" }],
        },
    ];

    [TestCaseSource(nameof(Odd))]
    public void A_result_without_data_has_no_number_that_is_none(RunResult result)
    {
        var text = Rendered.Text(result) + Rendered.Markdown(result);

        Assert.That(text, Does.Not.Contain("NaN").And.Not.Contain("∞").And.Not.Contain("Infinity"));
    }

    [Test]
    public void An_empty_result_reads_like_this() => Approval.Verify(Rendered.Text(Empty), "empty", "txt");

    [Test]
    public void An_empty_result_reads_like_this_in_markdown() => Approval.Verify(Rendered.Markdown(Empty), "empty", "md");

    [Test]
    public void A_reporter_that_saw_nothing_but_the_end_begins_with_the_verdict()
    {
        Assert.That(Rendered.Text(Checkout.Result), Does.StartWith("checkout: FAIL, 1 of 5 objectives missed: p95 301 ms, limit <= 250 ms"));
        Assert.That(Rendered.Markdown(Checkout.Result), Does.StartWith("### ✗ checkout: failed, 1 of 5 objectives missed: p95 301 ms, limit <= 250 ms"));
    }

    [Test]
    public void What_was_never_done_has_no_rate()
    {
        var result = Empty with { Steps = [new StepResult("GET /", Measured.None)], Checks = [new CheckResult("never made", 0, 0)] };

        Assert.That(Rendered.Markdown(result), Does.Contain("\n| never made | 0 | 0 | 0 | - |\n").And.Contain("\n| GET / | 0 | - | 0 | - | - | - | - | - | - | - | - |\n"));
    }

    [TestCase(0, false)]
    [TestCase(3, true)]
    public void Requests_that_are_no_step_are_explained(int outsideSteps, bool explained)
    {
        var step = new Measured(5, 0, Latencies.None, 1.Seconds);
        var all = step with { Count = 5 + outsideSteps };
        var result = Empty with { Steps = [new StepResult("GET /", step)], Totals = new Totals(all, IterationFigures.None, IterationCounts.None) };

        Assert.That(Rendered.Text(result).Contains("counts as a request of its own", StringComparison.Ordinal), Is.EqualTo(explained));
    }

    [Test]
    public void Where_failed_requests_count_is_said_beside_the_numbers_where_there_are_any()
    {
        const string Said = "ailed requests are in the rate, and in the times at what they took to fail; an objective on a percentile counts them as slower than any limit, one on throughput counts successful requests only";

        Assert.That(Rendered.Markdown(Checkout.Result).Split("<details>")[0], Does.Contain("\nF" + Said + ".\n"));
        Assert.That(Rendered.Text(Checkout.Result, width: 400), Does.Contain("f" + Said));
        Assert.That(HtmlPage.Of(Checkout.Result).Panel("numbers")!.Value, Does.Contain("F" + Said).And.Contain("all requests, over 4 min"));
        Assert.That(Rendered.Markdown(Empty) + Rendered.Text(Empty) + Rendered.Html(Empty), Does.Not.Contain(Said));
    }

    [TestCase(Verdict.Pass, "### ✓ empty: passed, no iteration ended\n")]
    [TestCase(Verdict.Inconclusive, "### ? empty: inconclusive, no iteration ended\n")]
    [TestCase(Verdict.Fail, "### ✗ empty: failed, no iteration ended\n")]
    public void A_verdict_is_a_symbol_and_a_word(Verdict verdict, string heading) =>
        Assert.That(Rendered.Markdown(Empty with { Verdict = verdict }), Does.StartWith(heading));
}
