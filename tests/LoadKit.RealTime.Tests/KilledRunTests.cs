using System.Globalization;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Processes that are killed at any moment, and what their journals know.</summary>
public class KilledRunTests
{
    [Test]
    public async Task A_killed_run_can_be_read_back_but_for_its_last_second()
    {
        // Three at once, so that the test does not take as long as all of them together.
        var random = new Random(1);
        for (var round = 1; round <= 3; round++)
        {
            var kills = Enumerable.Range(0, 3).Select(_ => KillAfterAsync(round + 1, random.Next(0, 1_000))).ToList();
            foreach (var (announced, result) in await Task.WhenAll(kills))
                AssertComplete(announced, result);
        }
    }

    private static void AssertComplete(List<long> announced, RunResult result)
    {
        Assert.That(result.StopReason, Is.EqualTo(StopReason.CutShort));
        Assert.That((result.Verdict, result.ExitCode), Is.EqualTo((Verdict.Inconclusive, 3)));
        Assert.That(result.Reason, Does.StartWith("the process ended before the run did"));

        // A second is announced by one thread and written by another: one of the two may have been a moment earlier.
        var known = Cumulative(result);
        Assert.That(known, Has.Count.InRange(announced.Count - 1, announced.Count + 1));
        Assert.That(known.Zip(announced), Has.All.Matches<(long Known, long Announced)>(second => second.Known == second.Announced));

        Assert.That(result.Whole.Requests.Count, Is.EqualTo(known[^1]).And.GreaterThan(0));
        Assert.That(result.Stages.Single().Counts is var counts && counts.Started == counts.Succeeded + counts.Failed + counts.Unfinished && counts.Unfinished is > 0 and <= 100, Is.True);
        Assert.That(result.Steps.Select(step => step.Name), Is.EqualTo(new[] { "fast", "slow" }));
        // A user who was about to fail at the last reading may have been counted and not yet noted.
        Assert.That(result.Errors.Sum(group => group.Count), Is.EqualTo(result.Whole.Requests.Failed).Within(20).And.GreaterThan(0));
        Assert.That(result.Generator, Is.Not.Null);
    }

    private static List<long> Cumulative(RunResult result)
    {
        var sum = 0L;
        return [.. result.Timeline.Select(interval => sum += interval.Requests)];
    }

    // Waits until so many seconds with requests have been announced (a busy machine takes some to start) and some milliseconds more, kills, and tells what had been announced.
    private static async Task<(List<long> Announced, RunResult Result)> KillAfterAsync(int seconds, int milliseconds)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.journal");
        using var child = ChildProcess.Start("journal", path);
        var announced = new List<long>();
        try
        {
            while (announced.Count(requests => requests > 0) < seconds)
                announced.Add(Requests(await child.StandardOutput.ReadLineAsync().WaitAsync(1.Minutes) ?? throw new InvalidOperationException(await child.StandardError.ReadToEndAsync())));
            await Task.Delay(milliseconds);
        }
        finally
        {
            child.Kill();
        }

        var rest = await child.StandardOutput.ReadToEndAsync();
        announced.AddRange(rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Requests));
        await child.WaitForExitAsync();
        var result = RunResult.FromJournal(path);
        File.Delete(path);
        return (announced, result);
    }

    private static long Requests(string line) => long.Parse(line, CultureInfo.InvariantCulture);
}
