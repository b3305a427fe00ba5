using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>What an objective is about.</summary>
public sealed class ScopeTests
{
    private static readonly TimeSpan Limit = 200.Milliseconds;

    // Fast and slow in every respect: get is fast, post is slow, writers are slow, buying is slow, the peak is slow.
    private static readonly MadeRun Run = new MadeRun()
        .Users("reader", "browse").Users("writer", "buy")
        .Stage("hold", 1.Minutes)
        .Users("reader", "browse").Step("get", (100, 500)).Step("post", (300, 500))
        .Users("writer", "buy").Step("get", (300, 500)).Step("pay", (400, 500)).Iteration((700, 500))
        .Stage("peak", 1.Minutes)
        .Users("reader", "browse").Step("get", (500, 500)).Iteration((10, 500));

    private static IEnumerable<TestCaseData> Scopes =>
    [
        new(Slo.Latency(50, Limit), 2500L, "301 ms"),
        new(Slo.Latency(50, Limit, step: "get"), 1500L, "301 ms"),
        new(Slo.Latency(50, Limit, step: "pay"), 500L, "400 ms"),
        new(Slo.Latency(50, Limit, scenario: "browse"), 1500L, "301 ms"),
        new(Slo.Latency(50, Limit, scenario: "buy"), 1000L, "301 ms"),
        new(Slo.Latency(50, Limit, userType: "writer"), 1000L, "301 ms"),
        new(Slo.Latency(50, Limit, step: "get", userType: "writer"), 500L, "300 ms"),
        new(Slo.Latency(50, Limit, stage: "peak"), 500L, "500 ms"),
        new(Slo.Latency(50, Limit, step: "get", userType: "reader", stage: "hold"), 500L, "100 ms"),
        new(Slo.Latency(50, Limit).OfIterations(), 1000L, "10.1 ms"),
        new(Slo.Latency(50, Limit, scenario: "buy").OfIterations(), 500L, "700 ms"),
        new(Slo.Latency(50, Limit, stage: "peak").OfIterations(), 500L, "10.0 ms"),
        new(Slo.MeanLatency(Limit, step: "pay"), 500L, "400 ms"),
        new(Slo.MaxLatency(Limit, userType: "reader", stage: "hold"), 1000L, "300 ms"),
        new(Slo.ErrorRate(1.Percent, scenario: "buy"), 1000L, "0.00 %"),
        new(Slo.Availability(99.Percent, stage: "peak"), 500L, "100.00 %"),
        new(Slo.Throughput(1.PerSecond, step: "get"), 1500L, "12.5 /s"),
        new(Slo.Throughput(1.PerSecond, stage: "peak"), 500L, "8.33 /s"),
        new(Slo.Throughput(1.PerSecond).OfIterations(), 1000L, "8.33 /s"),
    ];

    [TestCaseSource(nameof(Scopes))]
    public void An_objective_is_about_what_its_scope_names(Slo slo, long samples, string measured)
    {
        var outcome = Run.Outcome(slo);

        Assert.That(outcome.Samples, Is.EqualTo(samples));
        Assert.That(outcome.Measured, Is.EqualTo(measured));
    }

    [TestCase("reader", 2, 1)]
    [TestCase("writer", 1, 2)]
    public void A_check_belongs_to_who_made_it(string type, long passes, long failures)
    {
        var run = new MadeRun().Users("reader").Users("writer", "buy").Stage("hold", 1.Minutes)
            .Users("reader").Check("ok", 2, 1).Users("writer", "buy").Check("ok", 1, 2);

        var outcome = run.Outcome(Slo.CheckRate(50.Percent, userType: type));

        Assert.That(outcome.Value, Is.EqualTo((double)passes / (passes + failures)));
    }

    [Test]
    public void An_iteration_without_steps_is_a_request_and_an_iteration()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).SoloIteration((100, 30)).Iteration((200, 10)).Step("get", (50, 10));

        Assert.That(run.Outcome(Slo.MaxLatency(1.Seconds)).Samples, Is.EqualTo(40));
        Assert.That(run.Outcome(Slo.MaxLatency(1.Seconds).OfIterations()).Samples, Is.EqualTo(40));
        Assert.That(run.Outcome(Slo.MaxLatency(1.Seconds)).Measured, Is.EqualTo("100 ms"));
        Assert.That(run.Outcome(Slo.MaxLatency(1.Seconds).OfIterations()).Measured, Is.EqualTo("200 ms"));
    }

    [Test]
    public void A_failure_outside_the_steps_belongs_to_no_step()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("get", (50, 1000)).OutsideFailures(1000);

        Assert.That(run.Outcome(Slo.ErrorRate(1.Percent, step: "get")).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(run.Outcome(Slo.ErrorRate(1.Percent, scenario: "browse")).Verdict, Is.EqualTo(Verdict.Fail));
    }

    private static IEnumerable<Slo> EveryKind =>
    [
        Slo.Latency(95, Limit), Slo.MeanLatency(Limit), Slo.MaxLatency(Limit), Slo.ErrorRate(1.Percent), Slo.Availability(99.Percent),
        Slo.CheckRate(99.Percent), Slo.CheckRate(100.Percent), Slo.Throughput(1.PerSecond), Slo.Throughput(1.PerSecond, sustainedFor: 10.Seconds),
    ];

    [TestCaseSource(nameof(EveryKind))]
    public void Without_data_nothing_is_proven(Slo slo)
    {
        var outcome = new MadeRun().Stage("hold", 1.Minutes).Outcome(slo);

        Assert.That((outcome.Verdict, outcome.Value, outcome.Margin, outcome.Samples), Is.EqualTo((Verdict.Inconclusive, (double?)null, (double?)null, 0L)));
        Assert.That((outcome.Measured, outcome.Interval, outcome.MarginText, outcome.Word), Is.EqualTo(("no data", "", "", "unproven")));
        Assert.That(outcome.Reason, Does.StartWith("no data: "));
    }

    [Test]
    public void A_missing_step_names_those_that_ran()
    {
        var outcome = new MadeRun().Stage("hold", 1.Minutes).Step("post", (1, 5)).Step("get", (1, 5)).Outcome(Slo.Latency(95, Limit, step: "GET"));

        Assert.That(outcome.Reason, Is.EqualTo("no data: no step \"GET\" ended in the judged stages; steps that ended there: \"get\", \"post\""));
    }

    [Test]
    public void A_step_missing_from_the_named_stage_names_those_that_ran_there()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("get", (1, 5)).Stage("peak", 1.Minutes).Step("post", (1, 5));

        Assert.That(run.Outcome(Slo.ErrorRate(1.Percent, step: "get", stage: "peak")).Reason, Is.EqualTo("no data: no step \"get\" ended in stage \"peak\"; steps that ended there: \"post\""));
        Assert.That(run.Outcome(Slo.ErrorRate(1.Percent, step: "get", stage: "none")).Reason, Is.EqualTo("no data: no step \"get\" ended in stage \"none\"; no step ended there"));
    }

    [Test]
    public void A_missing_step_names_five_others_at_most()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes);
        foreach (var name in "abcdef")
            run.Step(name.ToString(), (1, 5));

        Assert.That(run.Outcome(Slo.ErrorRate(1.Percent, step: "x")).Reason, Does.EndWith("ended there: \"a\", \"b\", \"c\", \"d\", \"e\" and others"));
    }
}
