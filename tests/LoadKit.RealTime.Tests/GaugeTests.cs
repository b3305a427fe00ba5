using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

public class GaugeTests
{
    [Test]
    public async Task Gauges_that_block_hold_up_neither_the_run_nor_the_other_gauges()
    {
        using var never = new ManualResetEventSlim();
        using var self = Process.GetCurrentProcess();
        var result = await LoadTest.Create("gauges")
            .WithUsers(Load.Closed.Hold(2, 1.8.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (_, ct) => await Task.Delay(5, ct))))
            .WithGauge(
                Gauge.Create("blocked", "", () =>
                {
                    never.Wait();
                    return 1;
                }),
                Gauge.Create("waits for its own task", "", () => Later().Result),
                Gauge.ProcessCpu(self),
                Gauge.ProcessMemory(self))
            .RunAsync();
        never.Set();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed));
        Assert.That(result.Duration, Is.LessThan(3.Seconds));
        Assert.That(result.Gauges.Select(gauge => (gauge.Name, gauge.Unit, gauge.Count)), Is.EqualTo([("waits for its own task", "", 2L), ("cpu", "%", 2), ("memory", "bytes", 2)]));
        Assert.That(result.Gauge("cpu")!.Max, Is.InRange(0, 101));
        Assert.That(result.Gauge("memory")!.Min, Is.GreaterThan(1_000_000));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Matches("the gauge \"blocked\" was asked at 5\\d\\d ms and has not answered"));
    }

    [Test]
    public async Task A_process_that_has_ended_is_a_finding()
    {
        using var ended = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        await ended.WaitForExitAsync();

        var result = await LoadTest.Create("gauges")
            .WithUsers(Load.Closed.Hold(1, 0.7.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (_, ct) => await Task.Delay(5, ct))))
            .WithGauge(Gauge.ProcessCpu(ended), Gauge.ProcessMemory(ended))
            .RunAsync();

        Assert.That(result.Gauges, Is.Empty);
        Assert.That(result.Findings.Count(finding => finding.Text.StartsWith("the gauge", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    private static async Task<double> Later()
    {
        await Task.Yield();
        return 2;
    }
}
