using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

public class ComparisonTests
{
    private readonly Simulated simulated = new();
    private readonly List<ComparisonProgress> blocks = [];

    [Test]
    public async Task A_comparison_runs_both_variants_in_pairs_at_the_level_of_the_longest_stage()
    {
        var load = Load.Closed.RampTo(7, over: 2.Minutes).Hold(1.Minutes).Hold(3, 4.Minutes, "calm").Spike(9, 10.Seconds);

        var result = await Run(Comparison.Of(Test(load), Test(load, name: "new")).WithBlocks(30.Seconds, 10.Seconds));

        Assert.That(result.Pairs, Is.EqualTo(10));
        Assert.That(blocks.Select(block => block.Pair), Is.EqualTo(Enumerable.Range(0, 20).Select(i => 1 + (i / 2))));
        Assert.That(blocks.Chunk(2).Select(pair => pair[0].IsCandidate != pair[1].IsCandidate), Is.All.True);
        foreach (var block in blocks.Select(block => block.Block))
        {
            Assert.That(block.Stages.Select(stage => (stage.Stage.Kind, stage.Stage.To, stage.Duration)), Is.EqualTo([(StageKind.WarmUp, 3, 10.Seconds), (StageKind.Hold, 3, 20.Seconds)]));
            Assert.That(block.JudgedStages, Is.EqualTo("calm"));
        }
    }

    [Test]
    public async Task Blocks_of_a_pair_have_one_seed_and_their_order_is_by_chance()
    {
        var result = await Run(Compared(10, 10).WithSeed(7));
        var again = await new ComparisonTests().Run(Compared(10, 10).WithSeed(7));
        var first = blocks.Chunk(2).Select(pair => pair[0].IsCandidate).ToList();

        Assert.That(blocks.Chunk(2).Select(pair => pair[0].Block.Seed == pair[1].Block.Seed), Is.All.True);
        Assert.That(blocks.Select(block => block.Block.Seed).Distinct().Count(), Is.EqualTo(10));
        Assert.That(first, Does.Contain(true).And.Contain(false));
        Assert.That(first, Is.Not.EqualTo(Enumerable.Range(0, 10).Select(i => i % 2 == 0)).And.Not.EqualTo(Enumerable.Range(0, 10).Select(i => i % 2 == 1)));
        Assert.That((result.Seed, again.Seed), Is.EqualTo((7UL, 7UL)));
    }

    [Test]
    public async Task Without_a_seed_every_comparison_has_its_own()
    {
        var comparison = Compared(10, 10).WithPairs(2);

        var (first, second) = (await Run(comparison), await Run(comparison));

        Assert.That(first.Seed, Is.Not.EqualTo(second.Seed));
    }

    [Test]
    public async Task What_is_slower_has_regressed_and_fails_a_test()
    {
        var result = await Run(Compared(10, 12).On(ComparedQuantity.Latency(95), ComparedQuantity.MeanLatency("get"), ComparedQuantity.ErrorRate()));

        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(result.Reason, Does.StartWith("2 of 3 quantities regressed: p95, all requests: 12.0 ms against 10.0 ms, +20."));
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Runner, Is.EqualTo(Runner.Current));
        var error = Assert.Throws<LoadTestRegressedException>(() => result.EnsureNotRegressed());
        Assert.That(error!.Message, Is.EqualTo(result.Explain()));
        Assert.That(error.Result, Is.SameAs(result));
    }

    [Test]
    public async Task What_is_the_same_is_unchanged_and_what_is_faster_has_improved()
    {
        var same = await Run(Compared(10, 10));
        var faster = await Run(Compared(12, 10));

        Assert.That(same.EnsureShownNotRegressed().Outcome, Is.EqualTo(ComparisonOutcome.Unchanged));
        Assert.That(faster.EnsureShownNotRegressed().Outcome, Is.EqualTo(ComparisonOutcome.Improved));
        Assert.That(same.Quantities.Single().Deviation, Is.Zero);
    }

    [Test]
    public async Task The_tolerance_and_the_confidence_are_what_was_asked_for()
    {
        Assert.That((await Run(Compared(10, 12).WithTolerance(25.Percent))).Outcome, Is.EqualTo(ComparisonOutcome.Unchanged));
        Assert.That((await Run(Compared(10, 12).WithTolerance(15.Percent).WithConfidence(99.Percent))) is { Outcome: ComparisonOutcome.Regressed } sure ? (sure.Tolerance, sure.Confidence) : default,
            Is.EqualTo((15.Percent, 99.Percent)));
    }

    [Test]
    public async Task A_candidate_that_fails_has_regressed_however_fast_it_fails()
    {
        var broken = simulated.Test(Load.Closed.Hold(2, 1.Minutes), UserType.Create("user", 1, Scenario.Create("ask", async (user, _) => await user.Step("get", async () =>
        {
            await simulated.Answer(1.Milliseconds);
            user.Fail("broken");
        }))));

        var result = await Run(Comparison.Of(Test(Load.Closed.Hold(2, 1.Minutes)), broken).WithPairs(3).WithBlocks(3.Seconds, 1.Seconds).On(ComparedQuantity.Latency(95), ComparedQuantity.ErrorRate(), ComparedQuantity.Throughput()));

        Assert.That(result.Quantities.Select(quantity => quantity.Outcome), Is.All.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(result.Explain(), Does.Contain("failures").And.Contain("nothing"));
    }

    // Who drops arrivals, or never answers, can only be worse than was measured: that doubt must not hide a regression.
    [TestCase(10, 10_000, ComparisonOutcome.Regressed)]
    [TestCase(10, 1000, ComparisonOutcome.Regressed)]
    [TestCase(1000, 10, ComparisonOutcome.Inconclusive)]
    [TestCase(1000, 1000, ComparisonOutcome.Inconclusive)]
    public async Task What_is_too_slow_for_its_load_has_regressed(int baseline, int candidate, ComparisonOutcome outcome)
    {
        var load = Load.Open.AtMost(5).Hold(10.PerSecond, 1.Minutes);

        var result = await Run(Comparison.Of(Test(load, baseline), Test(load, candidate)).WithPairs(3).WithBlocks(4.Seconds, 1.Seconds));

        Assert.That(result.Outcome, Is.EqualTo(outcome), result.Reason);
        Assert.That(result.Findings, Is.Not.Empty.And.All.Property("Kind").EqualTo(FindingKind.Doubt));
    }

    [Test]
    public async Task What_never_answers_has_regressed()
    {
        var load = Load.Closed.Hold(3, 1.Minutes);

        var result = await Run(Comparison.Of(Test(load).WithGracefulStop(2.Seconds), Test(load, 1_000_000).WithGracefulStop(2.Seconds)).WithPairs(3).WithBlocks(4.Seconds, TimeSpan.Zero));

        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Regressed), result.Reason);
    }

    [Test]
    public async Task A_plan_that_ends_by_iterations_is_run_as_it_is()
    {
        var result = await Run(Comparison.Of(Test(Load.Closed.Iterations(50, users: 5)), Test(Load.Closed.Iterations(50, users: 5), 15)).WithPairs(3));

        Assert.That(blocks.Select(block => block.Block.Totals.Requests.Count), Is.All.EqualTo(50));
        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(result.MethodText, Is.EqualTo("3 pairs of the whole plan"));
    }

    [Test]
    public async Task Objectives_and_reporters_are_left_out_and_abort_rules_are_not()
    {
        var reporter = new Loud();
        var test = Test(Load.Closed.Hold(2, 1.Minutes)).WithSlos(Slo.Latency(95, 1.Milliseconds)).ReportTo(reporter).AbortWhen("enough", interval => interval.Start >= 2.Seconds);

        var result = await Run(Comparison.Of(test, test).WithPairs(2).WithBlocks(5.Seconds, 1.Seconds));

        Assert.That(blocks.Select(block => block.Block.Slos.Count), Is.All.Zero);
        Assert.That(reporter.Calls, Is.Zero);
        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(result.Findings[0].Text, Does.StartWith("pair 1 of 2: ").And.Contain("enough"));
    }

    [Test]
    public async Task Cancelling_gives_what_was_run_and_no_answer()
    {
        using var source = new CancellationTokenSource();
        var result = await Compared(10, 20).RunAsync(new Told(block =>
        {
            if (block is { Pair: 3 })
                source.Cancel();
        }), source.Token);

        Assert.That(result.Pairs, Is.EqualTo(2));
        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(result.Reason, Does.StartWith("the comparison was cancelled after 2 of 10 pairs; p95, all requests: 20.0 ms against 10.0 ms"));
        Assert.That(result.Findings.Single().Kind, Is.EqualTo(FindingKind.Doubt));
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.EnsureNotRegressed(), Is.SameAs(result));
        Assert.Throws<LoadTestRegressedException>(() => result.EnsureShownNotRegressed());
    }

    [Test]
    public async Task A_comparison_that_was_cancelled_before_it_began_says_so()
    {
        var result = await Compared(10, 20).RunAsync(cancellationToken: new CancellationToken(canceled: true));

        Assert.That((result.Pairs, result.Outcome), Is.EqualTo((0, ComparisonOutcome.Inconclusive)));
        Assert.That(result.Reason, Is.EqualTo("the comparison was cancelled after 0 of 10 pairs; p95, all requests: nothing was measured"));
    }

    private Comparison Compared(double baseline, double candidate) =>
        Comparison.Of(Test(Load.Closed.Hold(2, 1.Minutes), baseline), Test(Load.Closed.Hold(2, 1.Minutes), candidate, "new")).WithBlocks(3.Seconds, 1.Seconds);

    private LoadTest Test(Load load, double milliseconds = 10, string name = "test") => LoadTest.Create(name)
        .WithTimeProvider(simulated.Time).WithUsers(load, simulated.Stepping(milliseconds.Milliseconds));

    private Task<ComparisonResult> Run(Comparison comparison) => comparison.RunAsync(new Told(blocks.Add));

    private sealed class Told(Action<ComparisonProgress> tell) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => tell(value);
    }

    private sealed class Loud : IReporter
    {
        public int Calls { get; private set; }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
        {
            Calls++;
            return ValueTask.CompletedTask;
        }
    }
}
