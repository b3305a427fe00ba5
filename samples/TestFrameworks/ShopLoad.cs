using LoadKit;
using LoadKit.Units;

/// <summary>The load test of the shop, the same for every framework: a plan is a value that a test makes, runs and judges.</summary>
internal static class ShopLoad
{
    public static LoadTest Against(HttpClient http, string target)
    {
        var shopper = Scenario.Create("shop", async (user, ct) =>
        {
            var items = await user.GetJson<Item[]>(http, "/items");
            user.Check("there are items", items.Length > 0);
            await user.Think(5.Milliseconds, 15.Milliseconds, ct);
            var item = items[user.Random.Next(items.Length)];
            await user.Get(http, $"/items/{item.Id}");
            await user.PostJson(http, "/orders", new Order(item.Id, Count: 2));
        });

        // The warm-up is for the service, which has just been started. Two seconds are enough for limits this wide; a percentile close to its limit would take
        // longer to prove.
        return LoadTest.Create("shop")
            .WithUsers(Load.Closed.Hold(5, 2.Seconds), UserType.Create("shopper", weight: 1, shopper))
            .WithWarmUp(1.Seconds)
            .WithSlos(
                Slo.Latency(percentile: 90, atMost: 500.Milliseconds),
                Slo.ErrorRate(below: 5.Percent),
                Slo.CheckRate(atLeast: 95.Percent))
            .WithLabel("target", target);
    }

    private sealed record Item(int Id, string Name, decimal Price);

    private sealed record Order(int Item, int Count);
}
