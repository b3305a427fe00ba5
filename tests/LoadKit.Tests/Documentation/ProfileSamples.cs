using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Documentation;

/// <summary>The code of docs/profiles.md, compiled and run in virtual time. A convention test compares the two line for line.</summary>
public class ProfileSamples
{
    private readonly Simulated simulated = new();
    private readonly UserType buyer;
    private readonly LoadTest checkout;

    public ProfileSamples()
    {
        buyer = simulated.Stepping(80.Milliseconds, "buyer", step: "POST /orders");
        checkout = LoadTest.Create("checkout").WithTimeProvider(simulated.Time).WithSeed(1);
    }

    [Test]
    public async Task A_smoke_test()
    {
        var smoke = checkout
            .WithUsers(Load.Smoke(), buyer)
            .WithSlos(Slo.ErrorRate(1.Percent));

        var result = await smoke.RunAsync();
        result.EnsurePassed();

        Assert.That(result.JudgedDuration, Is.EqualTo(1.Minutes));
    }

    [Test]
    public async Task An_average_load_test()
    {
        var average = checkout
            .WithUsers(Load.Average(users: 200), buyer)
            .WithSlos(Slo.Latency(95, 300.Milliseconds), Slo.ErrorRate(1.Percent));

        Assert.That((await Short(average)).Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task A_stress_test()
    {
        var stress = checkout
            .WithUsers(Load.Stress(users: 350), buyer)
            .WithSlos(Slo.Latency(95, 1.Seconds), Slo.ErrorRate(5.Percent));

        Assert.That((await Short(stress)).Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task A_spike_and_what_comes_after_it()
    {
        var spike = checkout
            .WithUsers(Load.Spike(normal: 50.PerSecond, peak: 400.PerSecond), buyer)
            .WithSlos(
                Slo.Latency(95, 300.Milliseconds, stage: "before"),
                Slo.Latency(95, 2.Seconds, stage: "spike"),
                Slo.Latency(95, 300.Milliseconds, stage: "after"));

        var result = await Short(spike);
        Assert.That(result.Slos.Select(outcome => (outcome.Slo.Scope.Stage, outcome.Verdict)), Is.EqualTo([("before", Verdict.Pass), ("spike", Verdict.Pass), ("after", Verdict.Pass)]));
    }

    [Test]
    public async Task A_soak_test_that_watches_the_target()
    {
        var target = new Target();

        var soak = checkout
            .WithUsers(Load.Soak(users: 200), buyer)
            .WithSlos(Slo.Latency(95, 300.Milliseconds), Slo.ErrorRate(1.Percent))
            .WithGauge(Gauge.Create("memory", "MB", async ct => await target.MemoryAsync(ct)))
            .WithSlos(Slo.Custom("memory", "<= 800 MB", result => result.Gauge("memory") is { } memory
                ? SloAnswer.When(memory.Max <= 800, FormattableString.Invariant($"{memory.Max:0} MB"))
                : SloAnswer.Unproven("the target never told its memory")));

        var result = await soak.Scale(time: 0.01, load: 0.05).RunAsync();
        Assert.That(result.Slos[^1].Measured, Is.EqualTo("512 MB"));
        Assert.That(result.Stage("soak")!.Gauges.Single().Count, Is.EqualTo(288));
    }

    [Test]
    public async Task A_staircase_that_ends_when_it_is_enough()
    {
        var breakpoint = checkout
            .WithUsers(Load.Breakpoint(to: 500.PerSecond).Poisson().AtMost(2_000), buyer)
            .WithSlos(Slo.Latency(95, 300.Milliseconds), Slo.ErrorRate(1.Percent))
            .AbortWhen("half of the requests fail", second => second.Failed * 2 > second.Requests);

        var result = await Short(breakpoint);
        var broke = result.BreakingPoint;
        var level = broke is null ? "it did not break" : $"it broke at {broke.Stage.Stage.Name}: {broke.Missed.Reason}; it held up to {broke.Held?.Stage.Name ?? "none of them"}";
        Assert.That(level, Is.EqualTo("it did not break"));
        Assert.That(result.Stages.Select(stage => stage.Stage.To), Is.EqualTo([5d, 10, 15, 20, 25, 30, 35, 40, 45, 50]));
    }

    [Test]
    public void A_shape_of_ones_own()
    {
        var day = Load.Average(users: 200, hold: 10.Minutes)
            .RampTo(350, over: 2.Minutes)
            .Hold(10.Minutes, "evening");

        var tenth = checkout.WithUsers(day, buyer).Scale(time: 0.1, load: 0.1);

        Assert.That(tenth.Populations.Single().Load.Stages.Select(stage => (stage.Name, stage.To)), Is.EqualTo([("ramp up", 20d), ("average", 20), ("ramp down", 0), ("ramp to 350 users", 35), ("evening", 35)]));
    }

    private static Task<RunResult> Short(LoadTest test) => test.Scale(time: 0.05, load: 0.1).RunAsync();

    private sealed class Target
    {
        private const double Megabytes = 512;

        public Task<double> MemoryAsync(CancellationToken cancellationToken) => Task.FromResult(cancellationToken.IsCancellationRequested ? 0 : Megabytes);
    }
}
