using LoadKit.Tests.Model;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>What is read beside the load: in the middle of each second, and never in its way.</summary>
public class GaugeTests
{
    private readonly Simulated sim = new();

    private static IEnumerable<string> Notes(RunResult result) => result.Findings.Where(finding => finding.Text.StartsWith("the gauge", StringComparison.Ordinal)).Select(finding => finding.Text);

    private Gauge Clock(string name = "clock") => Gauge.Create(name, "s", () => sim.Time.Elapsed.TotalSeconds);

    private LoadTest Test(Load load, params Gauge[] gauges) => sim.Test(load, sim.Stepping(0.1.Seconds)).WithGauge(gauges);

    [Test]
    public async Task A_gauge_is_read_in_the_middle_of_each_second()
    {
        var result = await Test(Load.Closed.Hold(1, 4.Seconds), Clock()).RunAsync();

        Assert.That(result.Gauge("clock"), Is.EqualTo(new GaugeResult("clock", "s", Count: 4, Sum: 8, Min: 0.5, Max: 3.5, Last: 3.5)));
        Assert.That(result.Gauge("clock")!.Mean, Is.EqualTo(2));
        Assert.That(result.Timeline.Select(interval => interval.Gauges.SingleOrDefault()?.Last), Is.EqualTo(new double?[] { 0.5, 1.5, 2.5, 3.5 }));
        Assert.That(result.Gauge("another"), Is.Null);
        Assert.That(Notes(result), Is.Empty);
    }

    [Test]
    public async Task A_reading_belongs_to_the_stages_of_its_moment_and_counts_once_in_all()
    {
        var result = await Test(Load.Closed.RampTo(2, 2.Seconds).Hold(3.Seconds).RampTo(0, 1.Seconds), Clock())
            .WithUsers(Load.Open.Hold(5.PerSecond, 4.Seconds, "visits"), sim.Stepping(0.1.Seconds, "visitor"))
            .WithWarmUp(1.Seconds)
            .RunAsync();

        Assert.That(
            result.Stages.Select(stage => (stage.Stage.Name, stage.Gauges.Single().Count, stage.Gauges.Single().Min, stage.Gauges.Single().Max)),
            Is.EqualTo(new[] { ("warm-up", 1L, 0.5, 0.5), ("ramp to 2 users", 2, 1.5, 2.5), ("hold 2 users", 3, 3.5, 5.5), ("ramp to 0 users", 1, 6.5, 6.5), ("warm-up", 1, 0.5, 0.5), ("visits", 4, 1.5, 4.5) }));
        Assert.That(result.Gauge("clock"), Is.EqualTo(new GaugeResult("clock", "s", 5, 17.5, 1.5, 5.5, 5.5)), "from the visits' beginning to the hold's end");
    }

    [Test]
    public async Task What_is_read_while_the_last_iterations_end_belongs_to_no_stage()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 2.2.Seconds), sim.Stepping(5.Seconds)).WithGauge(Clock()).RunAsync();

        Assert.That((result.Gauges.Single().Count, result.Stages.Single().Gauges.Single().Last), Is.EqualTo((2, 1.5)));
        Assert.That(result.Timeline.Sum(interval => interval.Gauges.Sum(gauge => gauge.Count)), Is.EqualTo(5));
    }

    [Test]
    public async Task What_is_read_after_an_abort_belongs_to_no_stage()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 1.Hours), sim.Stepping(5.Seconds)).WithGauge(Clock()).AbortWhen("enough", static second => second.Start >= 1.Seconds).RunAsync();

        Assert.That((result.Duration, result.Gauges.Single().Count, result.Stages.Single().Gauges.Single().Last), Is.EqualTo((5.Seconds, 2, 1.5)));
        Assert.That(result.Timeline.Sum(interval => interval.Gauges.Sum(gauge => gauge.Count)), Is.EqualTo(5));
    }

    [Test]
    public async Task A_gauge_that_throws_is_a_finding_and_changes_nothing_else()
    {
        var without = await Test(Load.Closed.Hold(3, 10.Seconds)).RunAsync();
        var asked = 0;

        var result = await Test(Load.Closed.Hold(3, 10.Seconds), Gauge.Create("pool", "connections", () => ++asked % 2 == 0 ? throw new FormatException("no\nsuch page") : 7)).RunAsync();

        Assert.That(Notes(result), Is.EqualTo(["the gauge \"pool\" failed 5 times, first at 1.5 s: FormatException (no such page)"]));
        Assert.That((asked, result.Gauge("pool")!.Count, result.Gauge("pool")!.Last), Is.EqualTo((10, 5, 7d)));
        Assert.That(Fingerprint.Of(result with { Findings = [] }), Is.EqualTo(Fingerprint.Of(without)));
    }

    [Test]
    public async Task A_gauge_that_never_answers_is_asked_once_and_does_not_keep_the_run()
    {
        var asked = 0;
        var never = Gauge.Create("queue", "", ct => { asked++; return new TaskCompletionSource<double>().Task; });

        var result = await Test(Load.Closed.Hold(1, 5.Seconds), never, Clock()).RunAsync();

        Assert.That((asked, result.Duration, result.StopReason), Is.EqualTo((1, 5.Seconds, StopReason.Completed)));
        Assert.That(Notes(result), Is.EqualTo(["the gauge \"queue\" was asked at 500 ms and has not answered"]));
        Assert.That(result.Gauges.Select(gauge => (gauge.Name, gauge.Count)), Is.EqualTo([("clock", 5L)]));
    }

    [Test]
    public async Task A_slow_gauge_is_asked_again_when_it_has_answered_and_its_value_belongs_to_that_moment()
    {
        var slow = Gauge.Create("slow", "s", async ct =>
        {
            await sim.Answer(1.2.Seconds, ct);
            return sim.Time.Elapsed.TotalSeconds;
        });

        var result = await Test(Load.Closed.Hold(1, 6.Seconds), slow).RunAsync();

        Assert.That(result.Timeline.SelectMany(interval => interval.Gauges).Select(gauge => Math.Round(gauge.Last, 3)), Is.EqualTo([1.7, 3.7, 5.7]));
        Assert.That(Notes(result), Is.EqualTo(["the gauge \"slow\" took longer than a second to answer: 3 readings are missing"]));
    }

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    [TestCase(1e301, "1E+301")]
    public async Task What_is_no_finite_number_is_left_out_and_said(double value, string text)
    {
        var result = await Test(Load.Closed.Hold(1, 3.Seconds), Gauge.Create("cpu", "%", () => value)).RunAsync();

        Assert.That(result.Gauges, Is.Empty);
        Assert.That(Notes(result), Is.EqualTo([$"the gauge \"cpu\" gave what is no finite number 3 times, first at 500 ms: {text}"]));
    }

    [Test]
    public async Task The_token_of_a_reading_is_cancelled_when_the_run_is_over()
    {
        var token = CancellationToken.None;
        var asking = Gauge.Create("asking", "", async ct =>
        {
            token = ct;
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return 0;
        });

        var result = await Test(Load.Closed.Hold(1, 0.9.Seconds), asking).RunAsync();

        Assert.That(token.IsCancellationRequested, Is.True);
        Assert.That(Notes(result), Is.Empty, "it had less than a second");
    }

    [Test]
    public void Intervals_that_are_merged_keep_lowest_highest_mean_and_last()
    {
        var one = new Interval { Start = 0.Seconds, Length = 1.Seconds, Stage = "a", Gauges = [new("cpu", "%", 1, 80, 80, 80, 80)] };
        var next = new Interval { Start = 1.Seconds, Length = 2.Seconds, Stage = "a", Gauges = [new("memory", "MB", 1, 5, 5, 5, 5), new("cpu", "%", 2, 40, 10, 30, 10)] };

        Assert.That(one.Merge(next).Gauges, Is.EqualTo(new GaugeResult[] { new("cpu", "%", 3, 120, 10, 80, 10), new("memory", "MB", 1, 5, 5, 5, 5) }));
        Assert.That(one.Merge(next).Gauges[0].Mean, Is.EqualTo(40));
    }

    [Test]
    public async Task A_limit_on_a_gauge_is_an_objective_of_ones_own()
    {
        Slo Below(double limit) => Slo.Custom($"clock below {limit}", $"<= {limit} s", result => result.Gauge("clock") is { } clock
            ? SloAnswer.When(clock.Max <= limit, $"{clock.Max} s")
            : SloAnswer.Unproven("the gauge told nothing"));

        var result = await Test(Load.Closed.Hold(1, 4.Seconds), Clock()).WithSlos(Below(3.5), Below(3)).RunAsync();

        Assert.That(result.Slos.Select(outcome => outcome.Verdict), Is.EqualTo([Verdict.Pass, Verdict.Fail]));
    }

    [Test]
    public async Task Mistakes_with_gauges_are_found_together()
    {
        var many = Enumerable.Range(0, 97).Select(i => Clock($"{i}")).ToArray();

        Assert.That(
            await Mistakes.Of(Mistakes.Test.WithGauge(Clock("a"), Clock("a"), Clock(" ")).WithGauge(many).WithGauge(Clock("last"))),
            Is.EqualTo(["gauges: there are 101; at most 100 are read", "gauge: the name is empty", "gauge \"a\": it is there 2 times; figures are kept by name, so it must be unique"]));
        Assert.That(await Mistakes.Of(Mistakes.Test.WithGauge(Clock("a"), Clock("A"), Clock("b")).WithGauge(many)), Is.Empty);
    }
}
