using LoadKit.Units;
using ReferenceSystems.Framework;
using ReferenceSystems.Services;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>A web framework whose instance serves 5,000 users and turns the rest away: load to 10,000 users, a burst, and steps up to 20,000 in eight minutes.</summary>
public sealed class WebFrameworkTests
{
    private const double PerSecond = 500;
    private const int Room = 51;

    private static readonly TimeSpan Pause = 10.Seconds;

    [TestCase(1, 0.2, Verdict.Fail)]
    [TestCase(3, 1, Verdict.Pass)]
    public async Task Ten_thousand_users_on_one_instance_are_turned_away_half_the_time_and_not_on_three(int instances, double time, Verdict verdict)
    {
        var result = await Modelled.RunAsync(FrameworkLoad.ManyUsers, Start, time, instances: instances);

        var all = result.Totals.Requests;
        Assert.That(result.Verdict, Is.EqualTo(verdict));
        Assert.That(all.RejectionRate.Value, Is.EqualTo(instances == 1 ? Queues.TurnedAway(Room, all.PerSecond.PerSecond / PerSecond) : 0).Within(0.02));
        Assert.That(all.Failed, Is.EqualTo(all.Rejected), "nothing but what was turned away");
        Assert.That(result.Slos[0].Verdict, Is.EqualTo(Verdict.Pass), "whoever is served is served in time");
        // Who has joined on the ramp asks once in its name: the shorter the hold, the more is missing from it.
        Theory.LittlesLaw(result.Stage("10,000 users")!.Iterations, users: 10_000, Pause, tolerancePercent: 1 / time);

        foreach (var (step, share) in new[] { ("GET /health", 0.3), ("GET /ready", 0.2), ("GET /api/users", 0.2), ("POST /api/echo", 0.2), ("GET /api/metrics", 0.1) })
        {
            Assert.That(result.ShareOf(step), Is.EqualTo(share).Within(0.01), step);
        }

        var servers = result.Tags.GroupBy(tag => tag.Value).Select(server => server.Sum(tag => tag.Measured.Count)).ToList();
        Assert.That(servers, Has.Count.EqualTo(instances).And.All.EqualTo(all.Count / (double)instances).Within(0.1).Percent, "each in turn");
    }

    [Test]
    public async Task The_breaking_point_shows_in_the_figures_of_the_stages()
    {
        var result = await Modelled.RunAsync(FrameworkLoad.Stress, Start);

        var levels = result.Stages.Select(stage => (Users: stage.Stage.To, stage.Requests)).ToList();
        Assert.That(levels.Select(level => level.Users), Is.EqualTo([2500, 5000, 7500, 10_000, 12_500, 15_000, 17_500, 20_000]));
        foreach (var (users, requests) in levels)
        {
            var load = requests.PerSecond.PerSecond / PerSecond;
            Assert.That(requests.RejectionRate.Value, Is.EqualTo(Queues.TurnedAway(Room, load)).Within(0.02), $"{users} users");
            if (users > 5000)
            {
                Assert.That(requests.RejectionRate.Value, Is.EqualTo(1 - (5000 / users)).Within(0.02), $"{users} users: of those who are too many nobody is served");
            }
        }

        // At half of what it can do, an instance is a queue of which theory knows the times.
        var low = levels[0].Requests;
        foreach (var percentile in new[] { 50.0, 95, 99 })
        {
            var expected = Queues.ResponseTime(percentile / 100, PerSecond, low.PerSecond.PerSecond);
            Assert.That(low.Latency.Percentile(percentile).TotalSeconds, Is.EqualTo(expected.TotalSeconds).Within(9).Percent, $"p{percentile}");
        }

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail).Or.EqualTo(Verdict.Inconclusive));
    }

    [Test]
    public async Task A_burst_is_served_and_leaves_nothing_behind()
    {
        var result = await Modelled.RunAsync(FrameworkLoad.Spike, Start);

        Assert.That(result.Stages.Select(stage => (stage.Stage.Name, stage.Stage.To)), Is.EqualTo([("before", 100d), ("burst", 5000), ("after", 100)]));
        Assert.That(result.Stage("burst")!.Requests.PerSecond.PerSecond, Is.EqualTo(PerSecond).Within(8).Percent);
        Assert.That(result.Stage("after")!.Requests.Latency.Percentile(99), Is.LessThan(20.Milliseconds));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));
    }

    private static Service Start(ServiceOptions options) => new FrameworkService(options);
}
