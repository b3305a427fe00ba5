using LoadKit.Reporting.Progress;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

/// <summary>What a view shows at the end of a run against what its result says.</summary>
public sealed class RunProgressTests
{
    private static readonly Slo[] Told =
    [
        Slo.Latency(95, 0.4.Seconds), Slo.Latency(50, 1.Seconds, step: "POST /pay"), Slo.Latency(99, 0.3.Seconds), Slo.MeanLatency(1.Seconds), Slo.MeanLatency(1.Seconds, step: "GET /"),
        Slo.MaxLatency(1.Seconds), Slo.ErrorRate(1.Percent), Slo.ErrorRate(20.Percent, step: "POST /pay"), Slo.Availability(99.Percent), Slo.Throughput(5.PerSecond),
        Slo.Apdex(0.7, 0.25.Seconds), Slo.DroppedIterations(50.Percent), Slo.Latency(95, 1.Seconds, stage: "hold 10/s"), Slo.Latency(95, 1.Seconds, stage: "more"),
        Slo.RejectionRate(1.Percent), Slo.RejectionRate(20.Percent, step: "POST /pay"), Slo.ErrorRate(4.Percent).WithoutRejections(), Slo.Latency(95, 0.4.Seconds).WithoutRejections(), Slo.Apdex(0.7, 0.25.Seconds).WithoutRejections(),
    ];

    private static readonly Slo[] NotTold =
    [
        Slo.Latency(95, 1.Seconds, scenario: "buy"), Slo.Latency(95, 1.Seconds, userType: "user"), Slo.Latency(95, 1.Seconds, tag: new Tag("a", "b")), Slo.Latency(95, 1.Seconds).OfIterations(),
        Slo.MeanLatency(1.Seconds).WithoutRejections(), Slo.CheckRate(90.Percent), Slo.Throughput(5.PerSecond, sustainedFor: 15.Seconds), Slo.Custom("c", "d", _ => SloAnswer.When(true, "1")),
    ];

    [Test]
    public async Task At_the_end_of_a_run_it_reads_as_its_result()
    {
        var (progress, result) = await Run(Told);

        // A result knows to which stage a request belongs that ends in the next, or after the profile; a second does not.
        Assert.That(result.Totals.Requests.Failed, Is.Positive);
        foreach (var (objective, outcome) in progress.Objectives.Zip(result.Slos).Where(pair => pair.First.Slo.Scope.Stage is null))
        {
            var (shown, value) = (objective.Gauge!.Value(objective.Judged), outcome.Value);
            Assert.That(objective.Slo, Is.EqualTo(outcome.Slo));
            Assert.That(Text(objective) == outcome.Measured || Math.Abs(shown!.Value - value!.Value) < 0.01 * value.Value, Is.True, $"{outcome.Slo.Name}: {Text(objective)} against {outcome.Measured}");
        }
    }

    [Test]
    public async Task At_the_end_of_a_run_its_verdicts_are_those_of_its_result_where_it_has_intervals()
    {
        var (progress, result) = await Run(Told);

        var judged = progress.Objectives.Zip(result.Slos).Where(pair => pair.First.Standing is Standing.Met or Standing.Missed or Standing.Unproven).ToList();
        Assert.That(judged, Has.Count.EqualTo(13));
        Assert.That(judged.Select(pair => (pair.First.Slo.Name, Word(pair.First.Standing))), Is.EqualTo(judged.Select(pair => (pair.Second.Slo.Name, pair.Second.Verdict))));
        Assert.That(progress.Objectives.Except(judged.Select(pair => pair.First)).Select(objective => objective.Standing), Is.All.EqualTo(Standing.MetSoFar).Or.EqualTo(Standing.MissedSoFar));
    }

    [Test]
    public async Task What_seconds_do_not_tell_is_left_to_the_end()
    {
        var (progress, _) = await Run(NotTold);

        Assert.That(progress.Objectives.Select(objective => objective.Standing), Is.All.EqualTo(Standing.AtTheEnd));
        Assert.That(progress.Read().Figures.Where(figure => figure.Standing is not null).Select(figure => (figure.Now, figure.Run)), Is.All.EqualTo(("", "")));
    }

    [Test]
    public void A_day_takes_no_more_windows_than_twenty_minutes_and_counts_the_same()
    {
        var samples = new Samples();
        for (var second = 0; second < 86_400; second++)
        {
            samples.Add(10, second % 1_000 == 0 ? 1 : 0);
        }

        var estimate = samples.Estimate(95.Percent);
        Assert.That((estimate.Count, estimate.Bad), Is.EqualTo((864_000, 87)));
        Assert.That(samples.Windows, Is.InRange(300, 600));
    }

    private static Verdict Word(Standing standing) => standing switch
    {
        Standing.Met => Verdict.Pass,
        Standing.Missed => Verdict.Fail,
        _ => Verdict.Inconclusive,
    };

    private static string Text(ObjectiveProgress objective) => objective.Gauge!.Value(objective.Judged) is { } value ? objective.Gauge.Text(value, objective.Judged) : "no data";

    private static async Task<(RunProgress Progress, RunResult Result)> Run(Slo[] slos)
    {
        var time = new VirtualTime();
        var scenario = Scenario.Create("buy", async (user, ct) =>
        {
            await user.Step("GET /", () => Task.Delay(user.Random.Next(10, 300).Milliseconds, time, ct));
            await user.Step("POST /pay", async () =>
            {
                await Task.Delay(user.Random.Next(20, 600).Milliseconds, time, ct);
                switch (user.Random.Next(25))
                {
                    case 0:
                        user.Fail("refused");
                        break;
                    case 1:
                        user.Reject("busy");
                        break;
                }
            });
        });
        var keeping = new Keeping();
        var result = await LoadTest.Create("run").WithTimeProvider(time).WithSeed(1).WithSlos(slos).ReportTo(keeping)
            .WithUsers(Load.Open.Hold(10.PerSecond, 2.Minutes).Hold(12.PerSecond, 1.Minutes, name: "more").AtMost(8), UserType.Create("user", 1, scenario)).RunAsync();
        return (keeping.Progress!, result);
    }

    private sealed class Keeping : IReporter
    {
        public RunProgress? Progress { get; private set; }

        public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
        {
            Progress = new RunProgress(run);
            return ValueTask.CompletedTask;
        }

        public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
        {
            Progress!.Add(interval);
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
