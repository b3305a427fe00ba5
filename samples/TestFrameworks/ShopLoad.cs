using System.Net.Http.Json;
using LoadKit;
using LoadKit.Units;

/// <summary>The load test of the shop, the same for every framework: a plan is a value that a test makes, runs and judges.</summary>
internal static class ShopLoad
{
    public static LoadTest Against(HttpClient http, string target)
    {
        var shopper = Scenario.Create("shop", async (user, ct) =>
        {
            var items = await user.Step("GET /items", token => http.GetFromJsonAsync<Item[]>("/items", token));
            user.Check("there are items", items is { Length: > 0 });
            await user.Think(5.Milliseconds, 15.Milliseconds, ct);
            await user.Step("POST /orders", async token =>
            {
                using var response = await http.PostAsJsonAsync("/orders", new { item = user.Random.Next(1, 4), count = 2 }, token);
                response.EnsureSuccessStatusCode();
            });
        });

        // Two seconds of ten users are enough for limits this wide; a percentile close to its limit would take longer to prove.
        return LoadTest.Create("shop")
            .WithUsers(Load.Closed.Hold(10, 2.Seconds), UserType.Create("shopper", weight: 1, shopper))
            .WithSlos(
                Slo.Latency(percentile: 90, atMost: 400.Milliseconds),
                Slo.ErrorRate(below: 5.Percent),
                Slo.CheckRate(atLeast: 95.Percent))
            .WithLabel("target", target);
    }

    private sealed record Item(int Id, string Name, decimal Price);
}
