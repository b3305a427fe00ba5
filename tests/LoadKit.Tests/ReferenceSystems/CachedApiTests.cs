using LoadKit.Units;
using ReferenceSystems.CachedApi;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An API with a cache behind a balancer of three servers, limited to 20 requests a minute for each key.</summary>
public sealed class CachedApiTests
{
    [Test]
    public async Task The_servers_share_the_load_the_cache_answers_most_and_only_the_greedy_key_is_turned_away()
    {
        var result = await Modelled.RunAsync(CachedApiLoad.Create, options => new CachedApiService(options));

        var (many, one) = (result.UserType("many keys").Requests, result.UserType("one key").Requests);
        Assert.That(many.Count, Is.EqualTo(1100 * 300));
        Assert.That(many.Failed, Is.Zero);

        // Twice a second for five and a half minutes, and 20 of each minute that is begun are answered.
        Assert.That((one.Count, one.Succeeded, one.Rejected), Is.EqualTo((660, 6 * 20, 660 - (6 * 20))));
        Assert.That(result.UserType("watch").Requests.Count, Is.EqualTo(66));

        var served = many.Count + one.Succeeded;
        foreach (var server in new[] { "app-server-1", "app-server-2", "app-server-3" })
        {
            Assert.That(result.Tagged("server", server).Count, Is.EqualTo(served / 3d).Within(20), server);
        }

        // 5,000 people of whom each is asked for 0.22 times a second, and kept for 20 seconds.
        var (hit, miss) = (result.Tagged("cache", "hit"), result.Tagged("cache", "miss"));
        Assert.That((double)hit.Count / (hit.Count + miss.Count), Is.EqualTo(4.4 / 5.4).Within(0.01));
        Assert.That(hit.Latency.Percentile(50).TotalMilliseconds, Is.EqualTo(17).Within(3).Percent);
        Assert.That(hit.Latency.Percentile(95).TotalMilliseconds, Is.EqualTo(48).Within(3).Percent);
        Assert.That(miss.Latency.Percentile(95).TotalMilliseconds, Is.EqualTo(90).Within(3).Percent);

        Assert.That(result.Totals.Counts.Dropped, Is.Zero);
        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.All.EqualTo(Verdict.Pass));
    }
}
