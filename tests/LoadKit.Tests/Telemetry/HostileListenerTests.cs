using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Telemetry;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Telemetry;

/// <summary>Listeners are foreign code that runs inside of every call of an instrument.</summary>
public class HostileListenerTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_listener_that_throws_is_a_finding_and_gets_the_other_instruments()
    {
        using var ear = new Ear { OnHeard = instrument => Throw(instrument.Name.StartsWith("loadkit.request", StringComparison.Ordinal)) }.Open();
        var result = await Run(2.Seconds);

        Assert.That(result.Findings.Select(finding => finding.Text), Has.One.EqualTo("the listeners of the meter LoadKit failed: NotSupportedException: not today"));
        Assert.That(result.Whole.Requests.Count, Is.EqualTo(20));
        Assert.That(ear.Sum("loadkit.iterations"), Is.EqualTo(20));
    }

    [Test, CancelAfter(30_000)]
    public async Task A_listener_that_blocks_is_left_behind_and_gets_nothing_more(CancellationToken cancellationToken)
    {
        using var release = new ManualResetEventSlim();
        var calls = 0;
        using var ear = new Ear
        {
            OnHeard = _ =>
            {
                calls++;
                release.Wait(cancellationToken);
            },
        }.Open();
        var result = await Run(2.Seconds);

        Assert.That(result.Findings.Select(finding => finding.Text), Has.One.EqualTo("the listeners of the meter LoadKit did not take the last figures within 100 ms after the run and were left behind"));
        Assert.That((result.Whole.Requests.Count, calls), Is.EqualTo((20, 1)));
        release.Set();
    }

    [Test]
    public void A_listener_that_throws_at_the_news_of_an_instrument_does_without_it()
    {
        const string Name = "LoadKit.Tests.Hostile";
        using var ear = new Ear(Name) { OnPublished = instrument => Throw(instrument.Name == "loadkit.requests") }.Open();
        var meter = new LoadMeter(Name);

        Assert.That((meter.Requests, meter.Fault?.Message), Is.EqualTo(((object?)null, "not today")));
        Assert.That(meter.Iterations!.Enabled, Is.True);
        new RunMetrics("test").Record(meter, new(TimeSpan.Zero, 1.Seconds) { Stages = [new(0, 5, 3)] });
        Assert.That(ear.Sum("loadkit.dropped_iterations"), Is.EqualTo(3));
    }

    [Test]
    public void More_values_than_a_listener_can_take_are_thinned_out_evenly_and_counted_in_full()
    {
        const string Name = "LoadKit.Tests.Many";
        using var ear = new Ear(Name).Open();
        var (fast, slow) = (Times(1_000, 900_000), Times(50_000, 100_000));
        var metrics = new RunMetrics("test");
        metrics.Record(new LoadMeter(Name), new(TimeSpan.Zero, 1.Seconds)
        {
            Series = [new(new(SeriesKind.Step, "user", "s", "get"), 0) { Succeeded = fast, Failed = slow }],
        });

        Assert.That(metrics.Listeners.IsThinned, Is.True);
        Assert.That(ear.Of("loadkit.request.duration", ("loadkit.outcome", "success")), Has.Count.EqualTo(90_000));
        Assert.That(ear.Of("loadkit.request.duration", ("loadkit.outcome", "failure")), Has.Count.EqualTo(10_000));
        Assert.That(ear.Sum("loadkit.requests"), Is.EqualTo(1_000_000));
    }

    private static Histogram Times(long microseconds, long count) =>
        Histogram.FromCounts(HistogramLayout.Default, [HistogramLayout.Default.IndexOf(microseconds)], [count]);

    private Task<RunResult> Run(TimeSpan length) => LoadEngine.RunAsync(
        new TestPlan("test")
        {
            Populations = [new Population(Load.Closed.Hold(1, length), [sim.Stepping(100.Milliseconds)])],
            TimeProvider = sim.Time,
            ReporterPatience = 100.Milliseconds,
        },
        [],
        [],
        CancellationToken.None);

    private static void Throw(bool now)
    {
        if (now)
        {
            throw new NotSupportedException("not today");
        }
    }
}
