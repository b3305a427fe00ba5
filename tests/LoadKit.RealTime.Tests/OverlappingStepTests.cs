using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Steps of one iteration that end on several threads at once.</summary>
public class OverlappingStepTests
{
    [Test]
    public async Task Tags_and_checks_of_overlapping_steps_break_nothing_and_count_each_step_once()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, _) =>
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => user.Step($"step {i}", async () =>
            {
                await Task.Yield();
                user.Tag("server", "1");
                user.Tag("cached", "yes");
                user.Check($"check {i}", false);
            }).AsTask()))));

        var result = await LoadTest.Create("overlap").WithUsers(Load.Closed.IterationsPerUser(2_000, users: 4), type).RunAsync().WaitAsync(60.Seconds);

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(8_000, 0, 8_000, 0, 0)));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(4 * 8_000));
    }
}
