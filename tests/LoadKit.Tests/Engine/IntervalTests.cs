using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>What a reporter learns of each second.</summary>
public class IntervalTests
{
    [Test]
    public async Task Failures_are_counted_by_kind_in_the_second_they_come_and_add_up_to_the_groups()
    {
        var simulated = new Simulated();
        var failing = UserType.Create("user", 1, Scenario.Create("buy", async (user, ct) =>
            await user.Step("pay", async () =>
            {
                await simulated.Answer(0.25.Seconds, ct);
                if (simulated.Time.Elapsed.TotalSeconds is > 2 and < 4)
                {
                    throw new InvalidOperationException($"order {simulated.Time.Elapsed.Ticks} is lost");
                }
            })));

        var result = await simulated.Test(Load.Closed.Hold(2, 6.Seconds), failing).RunAsync();

        var group = result.Errors.Single();
        Assert.That(result.Timeline.SelectMany(second => second.Errors).Sum(error => error.Count), Is.EqualTo(group.Count).And.GreaterThan(10));
        Assert.That(result.Timeline.SelectMany(second => second.Errors).Select(error => (error.Where, error.Kind, error.Message)).Distinct(), Is.EqualTo(new[] { (group.Where, group.Kind, group.Message) }));
        Assert.That(result.Timeline.Where(second => second.Errors.Count > 0).Select(second => second.Start.TotalSeconds), Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public async Task A_second_counts_for_objectives_when_its_middle_lies_in_a_stage_of_constant_load()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.RampTo(4, over: 2.Seconds).Hold(2.Seconds).RampTo(0, over: 2.Seconds), simulated.Stepping(0.1.Seconds)).RunAsync();

        Assert.That(result.Timeline.Take(6).Select(second => second.IsJudged), Is.EqualTo(new[] { false, false, true, true, false, false }));
    }

    [Test]
    public async Task The_graceful_stop_counts_for_nothing()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.Hold(2, 3.Seconds), simulated.Stepping(2.5.Seconds)).RunAsync();

        Assert.That(result.Timeline.Select(second => second.IsJudged), Is.EqualTo(new[] { true, true, true, false, false }));
    }

    [Test]
    public async Task Without_a_stage_of_constant_load_every_second_but_the_warm_up_counts()
    {
        var simulated = new Simulated();
        var result = await simulated.Test(Load.Closed.RampTo(4, over: 2.Seconds), simulated.Stepping(0.1.Seconds)).WithWarmUp(1.Seconds).RunAsync();

        Assert.That(result.Timeline.Take(3).Select(second => second.IsJudged), Is.EqualTo(new[] { false, true, true }));
    }

    [Test]
    public async Task Reporters_know_how_sure_the_verdicts_are_to_be()
    {
        var sim = new Simulated();
        var test = sim.Test(Load.Closed.Hold(1, 1.Seconds), sim.Stepping(0.1.Seconds));

        Assert.That((await test.RunAsync()).Run!.Confidence, Is.EqualTo(95.Percent));
        Assert.That((await test.WithConfidence(99.Percent).RunAsync()).Run!.Confidence, Is.EqualTo(99.Percent));
    }

    [Test]
    public void Merged_intervals_keep_the_peak_of_their_users_and_add_up_their_errors()
    {
        Interval[] seconds =
        [
            Second(0) with { Users = 10, PeakUsers = 10, Errors = [new("pay", "timeout", "late", 2), new("get", "check", "no", 1)] },
            Second(1) with { Users = 3, PeakUsers = 3, Errors = [new("pay", "timeout", "late", 5)], IsJudged = true },
        ];

        var merged = seconds[0].Merge(seconds[1]);

        Assert.That((merged.Users, merged.PeakUsers, merged.IsJudged), Is.EqualTo((3, 10, true)));
        Assert.That(merged.Errors, Is.EqualTo(new ErrorInterval[] { new("pay", "timeout", "late", 7), new("get", "check", "no", 1) }));
    }

    [Test]
    public async Task Every_reporter_is_told_the_files_of_all_of_them_and_a_failing_one_has_none()
    {
        var simulated = new Simulated();
        var (first, last) = (new Writing("artifacts/a.html"), new Writing("artifacts/b.json"));
        var result = await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds)).ReportTo(first, new Writing(null), last).RunAsync();

        Assert.That(result.Files, Is.EqualTo(new[] { "artifacts/a.html", "artifacts/b.json" }));
        Assert.That(first.Seen, Is.EqualTo(result.Files));
        Assert.That(last.Seen, Is.EqualTo(result.Files));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.One.Contains("no folder"));
    }

    [Test]
    public async Task The_result_names_each_file_once_and_none_of_a_reporter_that_failed_in_the_end()
    {
        var simulated = new Simulated();
        var before = new Writing("a.html") { Faulty = Fault.AtStart };
        var result = await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(0.1.Seconds))
            .ReportTo(before, new Writing("b.json"), new Writing("b.json"), new Writing("c.xml") { Faulty = Fault.AtEnd }).RunAsync();

        Assert.That(before.Seen, Is.EqualTo(new[] { "a.html", "b.json", "c.xml" }), "nobody knows yet");
        Assert.That(result.Files, Is.EqualTo(new[] { "a.html", "b.json" }), "one that failed at the start got the result all the same");
        Assert.That((await result.ReportToAsync([new Writing("b.json"), new Writing("b.json")])).Files, Is.EqualTo(new[] { "b.json" }));
    }

    private static Interval Second(int start) => new() { Start = start.Seconds, Length = 1.Seconds, Stage = "hold" };

    private enum Fault
    {
        None,
        AtStart,
        AtEnd,
    }

    private sealed class Writing(string? file) : IReporter
    {
        public Fault Faulty { get; init; }

        public IReadOnlyList<string> Seen { get; private set; } = [];

        public IReadOnlyList<string> FilesOf(RunResult result) => file is null ? throw new IOException("no folder") : [file];

        public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken) => Ending(Fault.AtStart);

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
        {
            Seen = result.Files;
            return Ending(Fault.AtEnd);
        }

        private ValueTask Ending(Fault at) => Faulty == at ? throw new IOException("disk full") : ValueTask.CompletedTask;
    }
}
