using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>Of several steps that failed only the last one's exception was known, so another's that left the scenario counted a second time.</summary>
public class OverlappingFailureTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Two_steps_that_fail_side_by_side_are_two_failures()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
            await Task.WhenAll(Failing(user, 10).AsTask(), Failing(user, 20).AsTask())));

        var result = await sim.Test(Load.Closed.IterationsPerUser(1, users: 1), type).RunAsync();

        Assert.That(result.Totals.Requests.Count, Is.EqualTo(2));
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(2));
        Assert.That(result.Errors.Select(error => error.Where), Is.EqualTo(["get"]));
        Accounting.Adds(result);
    }

    private ValueTask Failing(VirtualUser user, int milliseconds) => user.Step("get", async () =>
    {
        await sim.Answer(milliseconds.Milliseconds);
        throw new FormatException("bad answer");
    });
}
