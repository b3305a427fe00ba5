using LoadKit.Units;
using ReferenceSystems.Gateway;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An API gateway under two loads: 1,200 users with a weighted mix for 20 minutes, and 50 to 600 users with bursts on cached routes for 15.</summary>
public sealed class ApiGatewayTests
{
    private const double UpstreamFailures = 0.005;
    private const double KeptFor = 8;
    private const double Fetching = 0.176;
    private const double Pages = 2000;

    private static readonly TimeSpan MixedPause = 1.015.Seconds;
    private static readonly TimeSpan CachedPause = 0.5.Seconds;

    [Test]
    public async Task The_mixed_traffic_reaches_the_rate_of_the_report_for_17_minutes()
    {
        var result = await Modelled.RunAsync(GatewayLoad.Mixed, options => new GatewayService(options));

        Theory.LittlesLaw(result.Totals.Iterations, users: 1200, MixedPause, tolerancePercent: 0.5);
        Assert.That(result.Duration, Is.EqualTo(20.Minutes).Within(2.Seconds));
        Assert.That(result.Totals.Requests.PerSecond.PerSecond, Is.EqualTo(1040).Within(1).Percent);
        Assert.That(result.ShareOf("GET /api/users"), Is.EqualTo(0.6).Within(0.003));
        Assert.That(result.ShareOf("PUT /api/profile"), Is.EqualTo(0.2).Within(0.003));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));

        // Logins and writes are not repeated, so that what upstream fails of them is what callers see; the report has 0.21 %.
        Assert.That(result.Totals.Requests.ErrorRate.Value, Is.EqualTo(0.4 * UpstreamFailures).Within(5).Percent);
        Assert.That(result.Step("GET /api/users")!.Requests.Failed, Is.LessThanOrEqualTo(20), "the gateway repeats what may be repeated");
        Assert.That(CacheShare(result), Is.EqualTo(Hits(result.Step("GET /api/users")!.Requests.PerSecond)).Within(0.004));
    }

    [Test]
    public async Task A_burst_of_twice_the_users_is_twice_the_rate_and_repetitions_are_no_errors()
    {
        var result = await Modelled.RunAsync(GatewayLoad.Cached, options => new GatewayService(options));

        foreach (var hold in new[] { "600 users", "600 users (2)", "600 users (3)" })
        {
            Theory.LittlesLaw(result.Stage(hold)!.Iterations, users: 600, CachedPause, tolerancePercent: 0.5);
        }

        var (before, burst) = (result.Stage("600 users")!.Iterations.Measured, result.Stage("burst")!.Iterations.Measured);
        Assert.That(before.PerSecond.PerSecond, Is.EqualTo(980).Within(3).Percent);
        Assert.That(burst.PerSecond.PerSecond / before.PerSecond.PerSecond, Is.EqualTo(2).Within(5).Percent);
        Assert.That(result.Duration, Is.EqualTo(15.Minutes).Within(2.Seconds));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));

        // What was asked for twice succeeded nearly always: one in 200 of the misses was, and one in 200 of those failed again.
        var misses = Sum(result, "cache", "miss");
        var twice = result.Tags.Where(tag => tag is { Key: "attempts", Value: "2" }).ToList();
        Assert.That(twice.Sum(tag => tag.Measured.Count), Is.EqualTo(UpstreamFailures * misses).Within(15).Percent);
        Assert.That(twice.Sum(tag => tag.Measured.Failed), Is.EqualTo(result.Totals.Requests.Failed));
        Assert.That(result.Totals.Requests.Failed, Is.LessThanOrEqualTo(20));
        Assert.That(result.Totals.Traffic.Received, Is.EqualTo(6_400_000_000).Within(30).Percent, "the report has 6.4 GB");
    }

    // A page is kept for a time from when it was fetched: between two fetches there are rate x time hits. Who asks meanwhile fetches it too.
    private static double Hits(Rate reads) => reads.PerSecond / Pages is var rate ? rate * KeptFor / (1 + (rate * (KeptFor + Fetching))) : 0;

    private static double CacheShare(RunResult result) => Sum(result, "cache", "hit") / (double)(Sum(result, "cache", "hit") + Sum(result, "cache", "miss"));

    private static long Sum(RunResult result, string key, string value) => result.Tags.Where(tag => tag.Key == key && tag.Value == value).Sum(tag => tag.Measured.Count);
}
