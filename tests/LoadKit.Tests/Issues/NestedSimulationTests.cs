using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>A load test with reporters as a part of a larger simulation: their threads carried its context, and its clock waited for them for ever.</summary>
public class NestedSimulationTests
{
    private readonly Simulated simulated = new();

    [Test, CancelAfter(20_000)]
    public async Task A_run_inside_a_simulation_reports_and_ends(CancellationToken stop)
    {
        var (quick, slow) = (new Waiting(TimeSpan.Zero), new Waiting(400.Milliseconds));
        var test = simulated.Test(Load.Closed.Hold(2, 5.Seconds), simulated.Stepping(10.Milliseconds)).ReportTo(quick, slow);

        var result = await simulated.Time.RunAsync(async () =>
        {
            await Task.Delay(1.Seconds, simulated.Time);
            return await test.RunAsync(stop);
        }).WaitAsync(stop);

        Assert.That((quick.Reported, slow.Reported), Is.EqualTo((1, 1)));
        Assert.That((result.Duration, result.Findings.Count(finding => finding.Text.Contains("left behind", StringComparison.Ordinal))), Is.EqualTo((5.Seconds, 0)));
    }

    // Blocks as one that writes files: in real time, longer than a simulation looks around for what may still come.
    private sealed class Waiting(TimeSpan length) : IReporter
    {
        public int Reported { get; private set; }

        public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
        {
            await Task.Delay(length, TimeProvider.System, cancellationToken);
            Reported++;
        }
    }
}
