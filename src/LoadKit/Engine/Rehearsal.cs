using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Verdicts;

namespace LoadKit.Engine;

/// <summary>
/// The first run of a process has to compile the engine, and what judges it takes as long again at the end. That is done beside the beginning
/// of the run, by a run of a few milliseconds in which nothing happens, so that nobody waits for it. It fails, too: in a process that has run out of
/// files, what tells of that could not be loaded any more.
/// </summary>
internal static class Rehearsal
{
    private static int begun;

    /// <summary>Rehearses, once in a process and not for virtual time.</summary>
    public static void Begin(TimeProvider provider)
    {
        if (provider is not VirtualTime && Interlocked.Exchange(ref begun, 1) == 0)
        {
            new Thread(static () => _ = RunAsync()) { IsBackground = true, Name = "LoadKit rehearsal" }.Start();
        }
    }

    private static async Task RunAsync()
    {
        var nothing = UserType.Create("rehearsal", 1, Scenario.Create("rehearsal", static (user, _) =>
        {
            user.Fail("rehearsal");
            return user.Step("nothing", static () => ValueTask.CompletedTask);
        }));
        var plan = new TestPlan("rehearsal")
        {
            Populations =
            [
                new Population(Load.Closed.Hold(1, TimeSpan.FromMilliseconds(2)), [nothing]),
                new Population(Load.Open.Hold(new Rate(1_000), TimeSpan.FromMilliseconds(2)), [nothing]),
            ],
            Slos = [Slo.Latency(95, TimeSpan.FromSeconds(1)), Slo.ErrorRate(new Ratio(0.01))],
        };
        var time = EngineTime.For(TimeProvider.System);
        var run = new LoadRun(new RunStart(plan, Seed: 0, default), [], time, null, static _ => { }, CancellationToken.None);
        Judge.Of(await time.RunAsync(run.ExecuteAsync).ConfigureAwait(false));
    }
}
