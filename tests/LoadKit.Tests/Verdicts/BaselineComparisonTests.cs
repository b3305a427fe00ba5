using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public class BaselineComparisonTests
{
    private static readonly Runner Here = Runner.Current with { Processor = "here" };

    [TestCase(1.0, ComparisonOutcome.Inconclusive)]
    [TestCase(1.1, ComparisonOutcome.Inconclusive)]
    [TestCase(1.5, ComparisonOutcome.Regressed)]
    [TestCase(0.6, ComparisonOutcome.Improved)]
    public void Against_a_single_run_only_large_changes_show(double factor, ComparisonOutcome outcome)
    {
        var result = BaselineComparison.Of(Baseline.Of(Run(100)), Run(100 * factor));

        Assert.That(result.Outcome, Is.EqualTo(outcome), result.Reason);
        Assert.That(result.Method, Is.EqualTo(ComparisonMethod.SingleBaseline));
        Assert.That(result.Quantities.Single().Ratio, Is.EqualTo(factor).Within(0.5).Percent);
        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.MethodText, Is.EqualTo("one run of 20 s against one of 20 s, noise floor 8 %"));
    }

    // Batches that do not deviate leave √2 times the floor: ln(1.1) is more than 1.96 · √2 · 0.03 and less than 1.96 · √2 · 0.04.
    [TestCase(0.03, ComparisonOutcome.Regressed)]
    [TestCase(0.04, ComparisonOutcome.Inconclusive)]
    public void The_noise_floor_is_what_it_is_set_to(double floor, ComparisonOutcome outcome) =>
        Assert.That(BaselineComparison.Of(Baseline.Of(Run(100)), Run(110), noiseFloor: new Ratio(floor)).Outcome, Is.EqualTo(outcome));

    [Test]
    public void A_history_of_five_runs_sees_more()
    {
        double[] earlier = [100, 101, 99, 100.5, 99.5];

        var same = BaselineComparison.OfHistory(History(earlier), Run(100));
        var worse = BaselineComparison.OfHistory(History(earlier), Run(110));
        var noisy = BaselineComparison.OfHistory(History(100, 108, 93, 104, 97), Run(110));

        Assert.That((same.Outcome, worse.Outcome, noisy.Outcome), Is.EqualTo((ComparisonOutcome.Unchanged, ComparisonOutcome.Regressed, ComparisonOutcome.Inconclusive)));
        Assert.That(worse.Method, Is.EqualTo(ComparisonMethod.History));
        Assert.That(worse.MethodText, Is.EqualTo("a history of 5 runs"));
        Assert.That(worse.Quantities.Single().Low, Is.EqualTo(1.0738922599).Within(0.1).Percent);
        Assert.That(worse.Quantities.Single().High, Is.EqualTo(1.1267987947).Within(0.1).Percent);
        Assert.That(noisy.Quantities.Single().PairsNeeded, Is.Null);
    }

    [Test]
    public void A_candidate_whose_percentile_is_a_failure_has_regressed()
    {
        var broken = Run(100, failed: 50);

        Assert.That(BaselineComparison.OfHistory(History(100, 101, 99, 100, 100), broken).Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(BaselineComparison.Of(Baseline.Of(Run(100)), broken).Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(BaselineComparison.Of(Baseline.Of(broken), Run(100)).Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
    }

    [Test]
    public void Fewer_than_five_runs_are_no_history_and_the_newest_is_compared_with()
    {
        var result = BaselineComparison.OfHistory([.. History(400, 400, 400).AsEnumerable().Reverse(), Baseline.Of(Run(100, day: 9))], Run(150));

        Assert.That((result.Method, result.Outcome), Is.EqualTo((ComparisonMethod.SingleBaseline, ComparisonOutcome.Regressed)));
        Assert.That(result.Findings.Single(), Is.EqualTo(new Finding(FindingKind.Notice,
            "4 of 4 earlier runs are of this runner, under this load and without doubt; a history takes 5, so the newest is compared with alone")));
    }

    [Test]
    public void Runs_of_other_runners_and_runs_in_doubt_are_no_history()
    {
        var history = History(100, 101, 99, 100.5, 99.5);
        var elsewhere = Baseline.Of(Run(10, day: 20)) with { Runner = Here with { Processor = "there" } };

        Assert.That(BaselineComparison.OfHistory([elsewhere, .. history], Run(110)).Method, Is.EqualTo(ComparisonMethod.History));
        history[2] = history[2] with { Doubts = ["late"] };
        var few = BaselineComparison.OfHistory([elsewhere, .. history], Run(150));
        Assert.That((few.Method, few.Outcome), Is.EqualTo((ComparisonMethod.SingleBaseline, ComparisonOutcome.Regressed)));
        Assert.That(few.Findings.Single().Text, Does.StartWith("4 of 6 earlier runs"));
    }

    [Test]
    public void Another_machine_is_named_and_decides_nothing()
    {
        var result = BaselineComparison.Of(Baseline.Of(Run(100)) with { Runner = Here with { Processor = "there", Processors = 64 } }, Run(200));

        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(result.Findings.Single().Text, Is.EqualTo($"the baseline was recorded on a different runner (processor: there against here; number of processors: 64 against {Here.Processors})"));
        Assert.That(result.Reason, Does.Contain("200 ms against 100 ms").And.EndsWith(result.Findings[0].Text));
        Assert.That(result.EnsureNotRegressed(), Is.SameAs(result));
    }

    [Test]
    public void Other_software_is_named_and_may_be_what_is_tested()
    {
        var result = BaselineComparison.Of(Baseline.Of(Run(100)) with { Runner = Here with { Runtime = ".NET 9.0.0" } }, Run(200));

        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
        Assert.That(result.Findings.Single(), Is.EqualTo(new Finding(FindingKind.Notice, $"the baseline was recorded on a different runner (runtime: .NET 9.0.0 against {Here.Runtime})")));
        Assert.That(BaselineComparison.Of(Baseline.Of(Run(100)) with { Runner = null }, Run(200)).Findings.Single().Kind, Is.EqualTo(FindingKind.Notice));
    }

    [Test]
    public void Another_load_and_a_doubt_decide_nothing_either()
    {
        var baseline = Baseline.Of(Run(100)) with { JudgedLoad = "10 users" };

        Assert.That(BaselineComparison.Of(Baseline.Of(Run(100)) with { Doubts = ["late"] }, Run(200)).Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(BaselineComparison.Of(baseline, Run(200)).Outcome, Is.EqualTo(ComparisonOutcome.Regressed), "a load that nobody knows");
        Assert.That(BaselineComparison.Of(Baseline.Of(Run(100)), Run(200) with { Findings = [new Finding(FindingKind.Doubt, "late")] }).Reason, Does.EndWith("but candidate: late"));
    }

    [Test]
    public async Task Runs_under_different_loads_are_not_compared()
    {
        var simulated = new Simulated();
        Task<RunResult> At(int users, int milliseconds) => simulated.Test(Load.Closed.Hold(users, 20.Seconds), simulated.Stepping(milliseconds.Milliseconds)).RunAsync();

        var result = BaselineComparison.Of(Baseline.Of(await At(2, 10)), await At(3, 20));

        Assert.That(result.Outcome, Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(result.Findings.Single().Text, Is.EqualTo("the loads differ: 2 users against 3 users"));
        Assert.That(BaselineComparison.Of(Baseline.Of(await At(2, 10)), await At(2, 20)).Outcome, Is.EqualTo(ComparisonOutcome.Regressed));
    }

    [Test]
    public void Several_quantities_are_judged_together()
    {
        var result = BaselineComparison.Of(Baseline.Of(Run(100)), Run(200), quantities: [ComparedQuantity.ErrorRate(), ComparedQuantity.MeanLatency("get"), ComparedQuantity.Latency(99)]);

        Assert.That(result.Quantities.Select(quantity => quantity.Outcome), Is.EqualTo([ComparisonOutcome.Unchanged, ComparisonOutcome.Regressed, ComparisonOutcome.Regressed]));
        Assert.That(result.Reason, Does.StartWith("2 of 3 quantities regressed: mean latency, get"));
    }

    [Test]
    public void What_can_not_be_asked_throws()
    {
        var baseline = Baseline.Of(Run(100));

        Assert.That(() => BaselineComparison.OfHistory([], Run(100)), Throws.ArgumentException);
        Assert.That(() => BaselineComparison.OfHistory([null!], Run(100)), Throws.ArgumentNullException);
        Assert.That(() => BaselineComparison.Of(baseline, Run(100), tolerance: 0.Percent), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => BaselineComparison.Of(baseline, Run(100), confidence: 100.Percent), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => BaselineComparison.Of(baseline, Run(100), noiseFloor: new Ratio(-0.01)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => BaselineComparison.Of(baseline, Run(100), quantities: []), Throws.ArgumentException);
        Assert.That(() => BaselineComparison.Of(baseline, Run(100), quantities: [ComparedQuantity.Latency(95), ComparedQuantity.Latency(95)]), Throws.ArgumentException);
        Assert.That(() => BaselineComparison.Of(baseline, Run(100), quantities: [ComparedQuantity.Latency(101)]), Throws.ArgumentException.With.Message.Contains("101"));
    }

    private static List<Baseline> History(params double[] times) => [.. times.Select((time, day) => Baseline.Of(Run(time, day)))];

    // Twenty seconds, each with a hundred requests of this time.
    private static RunResult Run(double time, int day = 0, int failed = 0)
    {
        var second = MadeStretch.Measured(time, 100, failed);
        return new MadeRun().Stage("hold", 20.Seconds).Step("get", (time, 2000)).Judged() with
        {
            Runner = Here,
            StartedAt = DateTimeOffset.UnixEpoch.AddDays(day),
            Timeline =
            [
                .. Enumerable.Range(0, 20).Select(i => new Interval
                {
                    Start = i.Seconds,
                    Length = 1.Seconds,
                    Stage = "hold",
                    Requests = second.Count,
                    Failed = second.Failed,
                    Latency = second.Latency.Histogram,
                    FailedLatency = second.FailedLatency.Histogram,
                    Steps = [new StepInterval("get", second.Count, second.Failed, second.Latency.Histogram) { FailedLatency = second.FailedLatency.Histogram }],
                }),
            ],
        };
    }
}
