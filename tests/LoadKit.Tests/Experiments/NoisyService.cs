using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

/// <summary>
/// A service on a machine with moods, in virtual time: answers are log-normal around a level that drifts from second to second (an AR(1)
/// process), whoever asks and whatever the seed of the test.
/// </summary>
internal sealed class NoisyService(VirtualTime time, int seed)
{
    private const double Memory = 0.9;
    private const double Mood = 0.1;
    private const double Spread = 0.5;
    private readonly Random random = new(seed);
    private double level;
    private long second;

    /// <summary>A test of it in an open load; latencies are so many times as long as the usual 20 ms.</summary>
    public LoadTest Test(double slowness = 1, double failing = 0, string name = "service") => LoadTest.Create(name)
        .WithTimeProvider(time)
        .WithUsers(Load.Open.RampTo(20.PerSecond, over: 1.Minutes).Hold(10.Minutes), UserType.Create("user", 1, Scenario.Create("ask", async (user, _) =>
            await user.Step("get", async () =>
            {
                await Task.Delay(Latency(slowness), time);
                if (random.NextDouble() < failing)
                    user.Fail("out of order");
            }))));

    private TimeSpan Latency(double slowness)
    {
        for (var now = (long)time.Elapsed.TotalSeconds; second < now; second++)
            level = (Memory * level) + (Mood * Math.Sqrt(1 - (Memory * Memory)) * Normal());
        return slowness * 20.Milliseconds * Math.Exp(level + (Spread * Normal()));
    }

    // Box and Muller.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
