using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>A scenario that returns its pause as it is, not from an async method: the end of the graceful stop was an exception that nobody caught.</summary>
public class BareThoughtTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task It_is_cut_off_as_any_other()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", (user, ct) => user.Think(Simulated.Long, ct)));

        var result = await sim.Test(Load.Closed.Hold(2, 1.Seconds), type).WithGracefulStop(TimeSpan.Zero).RunAsync();

        Assert.That(result.Whole.Counts, Is.EqualTo(new IterationCounts(2, 0, 0, 2, 0)));
        Assert.That(result.Duration, Is.EqualTo(1.Seconds));
    }
}
