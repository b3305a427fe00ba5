using LoadKit.Units;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An API with a cache behind a balancer of three servers, limited to 20 requests a minute for each address.</summary>
public class CachedApiTests
{
    private readonly BalancedApi api = new();

    // 1,000 requests a second, asked for from as many addresses as are given.
    private LoadTest From(int addresses) => LoadTest.Create("cached API")
        .WithTimeProvider(api.Time)
        .WithSeed(6)
        .WithUsers(
            Load.Open.RampTo(1000.PerSecond, over: 30.Seconds).Hold(5.Minutes, name: "steady").AtMost(2000),
            UserType.Create("caller", weight: 1, Scenario.Create("read", (user, ct) => Read(user, user.Random.Next(addresses), ct))))
        .WithSlos(
            Slo.Latency(percentile: 95, atMost: 100.Milliseconds),
            Slo.Throughput(atLeast: 1000.PerSecond * 0.99),
            Slo.Availability(atLeast: 99.9.Percent));

    private async Task Read(VirtualUser user, int address, CancellationToken cancellationToken) =>
        await user.Step("GET /api/users/{id}", async step =>
        {
            var answer = await api.Get(user, address, step);
            user.Tag("answer", answer.IsLimited ? "limited" : "served");
            if (answer.IsLimited)
            {
                user.Fail("rate limit");
                return;
            }

            user.Tag("server", answer.Server);
            user.Tag("cache", answer.IsCached ? "hit" : "miss");
        });

    [Test]
    public async Task From_one_address_nearly_every_answer_is_a_rejection_and_the_verdict_says_so()
    {
        var test = From(addresses: 1).Scale(load: 0.05);

        var result = await test.RunAsync();

        // 15 s of ramp and five minutes at 50/s; 20 requests in each of the six minutes that are begun.
        Assert.That(result.Whole.Requests.Count, Is.EqualTo((15 + 300) * 50));
        Assert.That(result.Whole.Requests.Succeeded, Is.EqualTo(6 * 20));
        Assert.That(result.Errors.Select(error => (error.Kind, error.Message, error.Count)), Is.EqualTo([("failed", "rate limit", result.Whole.Requests.Failed)]));
        Assert.That(Count(result, "answer", "limited"), Is.EqualTo(result.Totals.Requests.Failed));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Slos[1].Verdict, Is.EqualTo(Verdict.Fail), "throughput counts what was served");
        Theory.Holds(result, test);
    }

    [Test]
    public async Task From_many_addresses_the_servers_share_the_load_and_the_cache_answers_most()
    {
        var test = From(addresses: 100_000).Scale(load: 0.05);

        var result = await test.RunAsync();

        var (requests, third) = (result.Totals.Requests.Count, result.Totals.Requests.Count / 3d);
        Assert.That(result.Totals.Requests.PerSecond.PerSecond, Is.EqualTo(50).Within(0.2).Percent);
        foreach (var server in new[] { "app-server-1", "app-server-2", "app-server-3" })
        {
            Assert.That(Count(result, "server", server), Is.EqualTo(third).Within(5), server);
        }

        Assert.That((double)Count(result, "cache", "hit") / requests, Is.EqualTo(0.8).Within(0.01));
        var (hit, miss) = (Tagged(result, "cache", "hit").Latency, Tagged(result, "cache", "miss").Latency);
        Assert.That(hit.Percentile(95), Is.EqualTo(48.Milliseconds).Within(4.Milliseconds));
        Assert.That(miss.Percentile(50), Is.GreaterThan(hit.Percentile(50)));
        Assert.That(result.Totals.Counts.Dropped, Is.Zero);
        Assert.That(result.Slos[0].Verdict, Is.EqualTo(Verdict.Pass));
        Theory.Holds(result, test);
    }

    private static Measured Tagged(RunResult result, string key, string value) => result.Tags.Single(tag => tag.Key == key && tag.Value == value).Measured;

    private static long Count(RunResult result, string key, string value) => Tagged(result, key, value).Count;

    private readonly record struct Answer(string Server, bool IsCached, bool IsLimited);

    private sealed class BalancedApi : ModelledService
    {
        private const int EachMinute = 20;

        private readonly Dictionary<(int Address, int Minute), int> asked = [];
        private readonly Endpoint cached = new("cached", Median: 17, P95: 48);
        private readonly Endpoint uncached = new("uncached", Median: 30, P95: 90);
        private long served;

        public async Task<Answer> Get(VirtualUser user, int address, CancellationToken cancellationToken)
        {
            var window = (address, (int)Time.Elapsed.TotalMinutes);
            asked[window] = asked.GetValueOrDefault(window) + 1;
            if (asked[window] > EachMinute)
            {
                await Task.Delay(1.Milliseconds, Time, cancellationToken);
                return new Answer("", IsCached: false, IsLimited: true);
            }

            var server = $"app-server-{(served++ % 3) + 1}";
            var isCached = user.Random.NextDouble() < 0.8;
            await Answer(user, isCached ? cached : uncached, cancellationToken);
            return new Answer(server, isCached, IsLimited: false);
        }
    }
}
