using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>A step that ended after its iteration could not take back the tags that the next one had already dropped, and was counted twice.</summary>
public class LateStepTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_step_that_outlives_its_iteration_is_counted_once()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            if (user.Iteration == 1)
            {
                user.Tag("server", "a");
                _ = user.Step("late", () => sim.Answer(1_500.Milliseconds, CancellationToken.None)).AsTask();
            }

            await sim.Answer(1.Seconds, ct);
        }));

        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 1), type).RunAsync();

        Assert.That(result.Step("late")!.Requests.Count, Is.EqualTo(1));
        Assert.That(result.Step("late")!.Requests.Failed, Is.Zero);
        Accounting.Adds(result);
    }
}
