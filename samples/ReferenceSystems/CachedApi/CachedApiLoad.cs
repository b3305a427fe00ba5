using LoadKit;
using LoadKit.Units;

namespace ReferenceSystems.CachedApi;

/// <summary>
/// What is asked of the cached API: 1,100 requests a second by callers who have a key each, one caller who asks far more than its key may, and somebody who looks every five
/// seconds whether it is there.
/// </summary>
internal static class CachedApiLoad
{
    private const int People = 5000;

    public static LoadTest Create(HttpClient client)
    {
        var api = new HttpTarget(client, HttpRules.Default.TaggedBy("cache", "X-Cache").TaggedBy("server", "X-Server"));
        var keys = Feed.Of(Enumerable.Range(1, 20_000).Select(number => $"key-{number}"), "keys").Circular();

        var manyKeys = Scenario.Create("many keys", async (user, _) => await Look(user, keys.Next(user)));
        var oneKey = Scenario.Create("one key", async (user, _) => await Look(user, "the one key"));
        var watch = Scenario.Create("watch", async (user, _) => await user.Get(client, "/gateway-health"));

        return LoadTest.Create("cached API")
            .WithUsers(
                Load.Open.RampTo(1100.PerSecond, over: 30.Seconds).Hold(5.Minutes, name: "1,100 a second").AtMost(2000),
                UserType.Create("many keys", weight: 1, manyKeys))
            .WithUsers(
                Load.Closed.Hold(2, 5.5.Minutes, name: "beside"),
                UserType.Create("one key", weight: 1, oneKey).Paced(0.5.Seconds),
                UserType.Create("watch", weight: 1, watch).Paced(5.Seconds))
            .WithSlos(
                Slo.Latency(percentile: 95, atMost: 100.Milliseconds, tag: new("cache", "hit")),
                Slo.Throughput(atLeast: 1000.PerSecond, userType: "many keys"),
                Slo.Availability(atLeast: 99.9.Percent).WithoutRejections(),
                Slo.RejectionRate(below: 0.1.Percent, userType: "many keys"));

        ValueTask<HttpAnswer> Look(VirtualUser user, string key) => user.Send(api, new HttpRequestMessage(HttpMethod.Get, $"/api/users/{user.Random.Next(People)}")
        {
            Headers = { Authorization = new("Bearer", key) },
        });
    }
}
