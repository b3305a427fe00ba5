using LoadKit.Units;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>Ten thousand users with a connection each, in a process that may not have as many files open.</summary>
internal static class ManySockets
{
    public static async Task<int> RunAsync(string address, string resultPath)
    {
        using var client = LoadHttp.CreateClient(new Uri(address));
        var target = new HttpTarget(client, HttpRules.Default with { TimeLimit = 1.Seconds });
        var result = await LoadTest.Create("sockets")
            .WithUsers(Load.Closed.IterationsPerUser(1, users: 10_000), UserType.Create("user", 1, Scenario.Create("s", async (user, _) => await user.Get(target, "/"))))
            .RunAsync();
        await File.WriteAllLinesAsync(resultPath, [$"{result.Totals.Requests.Count} {result.Totals.Requests.Failed}", .. result.Errors.Select(error => $"{error.Kind}|{error.Example}")]);
        return 0;
    }
}
