using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class StartLineTests
{
    [Test]
    public void The_line_of_the_start_says_what_is_about_to_happen()
    {
        var mixed = Seconds.Info(2.Minutes, Load.Open.RampTo(200.PerSecond, over: 30.Seconds).Hold(90.Seconds).AtMost(500), Load.Closed.Hold(5, 2.Minutes));
        var counted = Seconds.Info(null, Load.Closed.Iterations(10_000, users: 50)) with { Slos = [Slo.ErrorRate(1.Percent)] };

        Assert.That(
            new[] { Checkout.Info, mixed, counted }.Select(info => Rendered.Text(EmptyResultTests.Empty, info).Split('\n')[0]),
            Is.EqualTo(new[]
            {
                "LoadKit  checkout: 2 stages, 4 min 30 s, up to 50 users, 5 objectives, seed 20260314",
                "LoadKit  plain: 2 populations, 3 stages, 2 min, up to 200 /s with at most 500 users and up to 5 users, 0 objectives, seed 1",
                "LoadKit  plain: 1 stage, until its iterations are done, 10,000 iterations by 50 users, 1 objective, seed 1",
            }));
    }

    [Test]
    public void One_user_is_singular() => Assert.That(
        new Load[] { Load.Closed.Hold(1, 1.Minutes), Load.Closed.Iterations(1, users: 1) }.Select(load => Rendered.Text(EmptyResultTests.Empty, Seconds.Info(1.Minutes, load)).Split('\n')[0]),
        Is.EqualTo(new[]
        {
            "LoadKit  plain: 1 stage, 1 min, up to 1 user, 0 objectives, seed 1",
            "LoadKit  plain: 1 stage, 1 min, 1 iteration by 1 user, 0 objectives, seed 1",
        }));

    [Test]
    public void Warnings_about_the_plan_follow_each_on_a_line_of_its_own()
    {
        var info = Checkout.Info with { Warnings = [new Finding(FindingKind.Notice, "p99, all requests: too few"), new Finding(FindingKind.Notice, "p95,\nLoadKit forged: too few")] };

        Assert.That(Rendered.Text(EmptyResultTests.Empty, info).Split('\n')[1..4], Is.EqualTo(new[] { "  note: p99, all requests: too few", "  note: p95, LoadKit forged: too few", "" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_closed_load_is_named_with_its_blind_spot_and_an_open_one_is_not(bool closed)
    {
        var info = Seconds.Info(1.Minutes, closed ? Load.Closed.Hold(5, 1.Minutes) : Load.Open.Hold(5.PerSecond, 1.Minutes));

        Assert.That(Rendered.Text(Checkout.Result, info).Contains("closed model: stalls of the system are under-sampled", StringComparison.Ordinal), Is.EqualTo(closed));
        Assert.That(Rendered.Markdown(Checkout.Result, info).Contains("Closed model: stalls of the system are under-sampled.", StringComparison.Ordinal), Is.EqualTo(closed));
    }

    [Test]
    public void A_run_that_was_stopped_early_says_so_in_both_reports()
    {
        var stopped = Checkout.Result with { StopReason = StopReason.Cancelled, Duration = 95.Seconds };
        const string Expected = "topped early: cancelled after 1 min 35 s of 4 min 30 s planned; the figures cover the part that ran";

        Assert.That(Rendered.Text(stopped, Checkout.Info), Does.Contain("  s" + Expected));
        Assert.That(Rendered.Markdown(stopped, Checkout.Info), Does.Contain("\nS" + Expected));
    }
}
