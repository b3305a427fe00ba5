using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public sealed class RunResultTests
{
    private static readonly RunResult Passed = Run(Slo.Latency(95, 200.Milliseconds));
    private static readonly RunResult Failed = Run(Slo.Latency(95, 50.Milliseconds));
    private static readonly RunResult Unproven = Run(Slo.Latency(99.99, 200.Milliseconds));

    [Test]
    public void A_passed_run_goes_on() =>
        Assert.That((Passed.EnsurePassed(), Passed.EnsureNotFailed()), Is.EqualTo((Passed, Passed)));

    [Test]
    public void A_failed_run_throws_its_explanation()
    {
        var thrown = Assert.Throws<LoadTestFailedException>(() => Failed.EnsurePassed());

        Assert.That((thrown.Message, thrown.Result), Is.EqualTo((Failed.Explain(), Failed)));
        Assert.Throws<LoadTestFailedException>(() => Failed.EnsureNotFailed());
    }

    [Test]
    public void An_unproven_run_has_not_passed_and_not_failed()
    {
        var thrown = Assert.Throws<LoadTestFailedException>(() => Unproven.EnsurePassed());

        Assert.That(thrown.Message, Does.StartWith("shop: INCONCLUSIVE, the objective is unproven: p99.99, all requests: 0 of 1,000 slower than the limit; 1,000 samples can't prove it"));
        Assert.That(Unproven.EnsureNotFailed(), Is.SameAs(Unproven));
    }

    [TestCase(StopReason.Completed, Verdict.Pass, 0)]
    [TestCase(StopReason.Completed, Verdict.Fail, 2)]
    [TestCase(StopReason.Completed, Verdict.Inconclusive, 3)]
    [TestCase(StopReason.Cancelled, Verdict.Pass, 130)]
    [TestCase(StopReason.Cancelled, Verdict.Fail, 130)]
    [TestCase(StopReason.Cancelled, Verdict.Inconclusive, 130)]
    public void The_exit_code_tells_the_verdict_or_the_interruption(StopReason stop, Verdict verdict, int code) =>
        Assert.That((Passed with { StopReason = stop, Verdict = verdict }).ExitCode, Is.EqualTo(code));

    private static RunResult Run(Slo slo) => new MadeRun().Stage("hold", 1.Minutes).Step("get", (100, 1000)).Judged(slo);
}
