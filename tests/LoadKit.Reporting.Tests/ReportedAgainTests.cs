using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

/// <summary>Every report, written from the run itself and from what was stored of it.</summary>
public sealed class ReportedAgainTests
{
    [Test]
    public async Task From_its_JSON_every_report_is_the_same_to_the_byte()
    {
        using var folder = new Folder();
        var (first, second) = (Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second"));
        var result = await Run().ReportTo(new ReportFolder(first)).RunAsync();

        // The page names the files of a run, which are elsewhere now.
        await (RunResult.Load(Path.Combine(first, "result.json")) with { Files = [] }).ReportToAsync(new ReportFolder(second));

        Assert.That(Different(first, second), Is.Empty);
        Assert.That(result.Files, Has.Count.EqualTo(Directory.GetFiles(first).Length).And.Count.GreaterThan(7));
    }

    [Test]
    public async Task From_its_journal_every_report_is_the_same_to_the_byte()
    {
        using var folder = new Folder();
        var (first, second) = (Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second"));
        var journal = Path.Combine(folder.Path, "run.journal");
        var result = await Run().WithJournal(journal).RunAsync();

        await result.ReportToAsync(new ReportFolder(first));
        await RunResult.FromJournal(journal).ReportToAsync(new ReportFolder(second));

        Assert.That(Different(first, second), Is.Empty);
    }

    private static IEnumerable<string> Different(string first, string second) =>
        from file in Directory.GetFiles(first)
        let name = Path.GetFileName(file)
        where Text(first, name) != Text(second, name)
        select name;

    private static string Text(string folder, string name) =>
        string.Join('\n', File.ReadAllText(Path.Combine(folder, name)).Split('\n').Where(line => !line.Contains(Path.GetDirectoryName(folder)!, StringComparison.Ordinal)));

    private static LoadTest Run()
    {
        var time = new VirtualTime();
        var buy = Scenario.Create("buy", async (user, ct) =>
        {
            await user.Step("GET /cart", () => Task.Delay(user.Random.Next(10, 200).Milliseconds, time, ct));
            user.Tag("server", user.Random.Next(2) == 0 ? "a" : "b");
            user.Check("has items", user.Random.Next(20) > 0);
            await user.Step("POST /pay", async () =>
            {
                await Task.Delay(user.Random.Next(20, 600).Milliseconds, time, ct);
                if (user.Random.Next(25) == 0)
                    throw new InvalidOperationException($"order {user.Random.Next(1_000)} was refused");
            });
        });
        return LoadTest.Create("checkout <again>").WithTimeProvider(time).WithSeed(7).WithLabel("target", "https://shop.test")
            .WithUsers(Load.Closed.RampTo(10, over: 5.Seconds).Hold(40.Seconds), UserType.Create("buyer", 1, buy))
            .WithUsers(Load.Open.Hold(2.PerSecond, 45.Seconds).AtMost(1), UserType.Create("visitor", 1, Scenario.Create("visit", (_, ct) => Task.Delay(0.6.Seconds, time, ct))))
            .WithSlos(Slo.Latency(95, 300.Milliseconds), Slo.ErrorRate(1.Percent), Slo.Availability(90.Percent), Slo.Throughput(5.PerSecond, sustainedFor: 30.Seconds), Slo.CheckRate(99.Percent));
    }
}
