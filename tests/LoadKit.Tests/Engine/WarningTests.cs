using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Warnings about a plan, on their way to reporters and into the result.</summary>
public sealed class WarningTests
{
    private readonly Simulated sim = new();

    private LoadTest Test(int stepsInEach = 1) => sim.Test(
        Load.Open.Hold(20.PerSecond, 2.Minutes),
        UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            for (var i = 0; i < stepsInEach; i++)
                await user.Step("get", () => sim.Answer(1.Milliseconds, ct));
        })));

    [Test]
    public async Task Reporters_get_them_before_the_run_and_the_result_has_them_as_notices()
    {
        var reporter = new Starting();
        var test = Test().WithSlos(Slo.Latency(99.9, 1.Seconds), Slo.ErrorRate(1.Percent), Slo.Availability(99.Percent), Slo.Availability(98.Percent)).ReportTo(reporter);

        var result = await test.RunAsync();

        Assert.That(test.Warnings, Has.Count.EqualTo(2));
        Assert.That(reporter.Warnings, Is.EqualTo(test.Warnings));
        Assert.That(result.Findings, Is.SupersetOf(test.Warnings));
        Assert.That(result.Run!.Warnings, Is.EqualTo(test.Warnings));
        Assert.That(result.Slos[0].Verdict, Is.EqualTo(Verdict.Inconclusive), "as was said");
    }

    [TestCase(1, 1)]
    [TestCase(2, 0)]
    public async Task A_warning_that_the_run_has_refuted_is_not_in_the_result(int stepsInEach, int expected)
    {
        var samples = Test(stepsInEach).WithSlos(Slo.Latency(99.9, 1.Seconds));
        var throughput = Test(stepsInEach).WithSlos(Slo.Throughput(30.PerSecond), Slo.Throughput(30.PerSecond, sustainedFor: 1.Minutes));

        Assert.That((samples.Warnings.Count, throughput.Warnings.Count), Is.EqualTo((1, 2)));
        Assert.That((await samples.RunAsync()).Findings, Has.Count.EqualTo(expected));
        Assert.That((await throughput.RunAsync()).Findings, Has.Count.EqualTo(2 * expected));
    }

    private sealed class Starting : IReporter
    {
        public IReadOnlyList<Finding> Warnings { get; private set; } = [];

        public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
        {
            Warnings = run.Warnings;
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
