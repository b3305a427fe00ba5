using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

public class CountedLoadEndTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_counted_load_with_a_time_limit_ends_with_its_last_iteration()
    {
        await sim.Test(Load.Closed.IterationsPerUser(3, users: 2).Within(1.Hours), sim.Stepping(1.Seconds)).RunAsync();

        Assert.That(sim.Time.Elapsed, Is.EqualTo(3.Seconds));
    }
}
