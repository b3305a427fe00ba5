using System.Runtime.InteropServices;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

[Platform("Linux,MacOsX")]
public class SignalTests
{
    private const int Terminate = 15;

    [Test]
    public async Task A_signal_ends_the_run_gracefully_with_a_result()
    {
        var running = new TaskCompletionSource();
        var test = LoadTest.Create("signalled").StopOnSignals().WithUsers(Load.Closed.Hold(1, 1.Hours), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            running.TrySetResult();
            await user.Think(10.Milliseconds, ct);
        })));

        var run = test.RunAsync();
        await running.Task.WaitAsync(10.Seconds);
        Assert.That(Kill(Environment.ProcessId, Terminate), Is.Zero);
        var result = await run.WaitAsync(10.Seconds);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(result.ExitCode, Is.EqualTo(130));
        Assert.That(result.Stages.Single().Counts.Unfinished, Is.Zero);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
