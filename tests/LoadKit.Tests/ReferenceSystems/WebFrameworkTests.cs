using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>A web framework whose instance serves 5,000 connections and turns the rest away: load to 10,000 users, a spike, and steps up to the breaking point.</summary>
public class WebFrameworkTests
{
    private const double Scale = 0.01;

    private readonly Framework framework = new();

    private LoadTest Base => LoadTest.Create("web framework")
        .WithTimeProvider(framework.Time)
        .WithSeed(5)
        .WithServices(new ServiceCollection().AddSingleton(framework).BuildServiceProvider())
        .WithSlos(Slo.Latency(percentile: 95, atMost: 200.Milliseconds), Slo.ErrorRate(below: 0.1.Percent));

    private static UserType Client => UserType.Create<Connection>(weight: 1);

    private LoadTest LoadPlan => Base.WithUsers(
        Load.Closed.From(1000).RampTo(5000, over: 2.5.Minutes).RampTo(10_000, over: 2.5.Minutes).Hold(3.Minutes, name: "sustain"), Client);

    private LoadTest SpikePlan => Base.WithUsers(
        Load.Closed.Hold(100, 1.Minutes, name: "before").Spike(5000, during: 30.Seconds, name: "burst").Hold(1.Minutes, name: "after"), Client);

    private LoadTest StressPlan => Base.WithUsers(Load.Closed.Step(by: 2500, times: 8, every: 1.Minutes, name: "level"), Client);

    [Test]
    public void The_full_plans_are_the_report_s()
    {
        var plans = new[] { LoadPlan, SpikePlan, StressPlan }.Select(plan => plan.Populations.Single().Load);

        Assert.That(plans.Select(load => (load.Peak, load.Duration)), Is.EqualTo([(10_000d, 8.Minutes), (5000, 2.5.Minutes), (20_000, 8.Minutes)]));
    }

    [Test]
    public async Task Ten_thousand_users_on_one_instance_are_turned_away_half_the_time_and_not_on_three()
    {
        var test = LoadPlan.Scale(time: 0.05, load: Scale);

        framework.Capacity = 5000 * Scale;
        var one = await test.RunAsync();
        framework.Capacity = 3 * 5000 * Scale;
        var three = await test.RunAsync();

        Assert.That(one.Totals.Requests.ErrorRate.Value, Is.EqualTo(0.5).Within(0.01), "5,000 of 10,000 are served");
        Assert.That(one.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(three.Totals.Requests.Failed, Is.Zero);
        Assert.That(three.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(one.Tags.Where(tag => tag.Value == "503").Sum(tag => tag.Measured.Count), Is.EqualTo(one.Totals.Requests.Failed), "the tag tells them apart");
        Assert.That(one.Errors.Select(error => error.Message).Distinct().Count(), Is.EqualTo(1));
        Theory.LittlesLaw(three.Stage("sustain")!.Iterations, users: 10_000 * Scale, Connection.Pause);
        Theory.Holds(one, test);
        Theory.Holds(three, test);
    }

    [Test]
    public async Task Endpoints_are_asked_by_weight()
    {
        framework.Capacity = double.MaxValue;
        var result = await LoadPlan.Scale(time: 0.05, load: Scale).RunAsync();

        var shares = result.Steps.ToDictionary(step => step.Name, step => 100d * step.Requests.Count / result.Totals.Requests.Count);
        Assert.That(shares.Keys, Is.EqualTo(["/api/echo", "/api/metrics", "/api/users", "/health", "/ready"]));
        foreach (var (name, share) in new[] { ("/health", 30), ("/ready", 20), ("/api/users", 20), ("/api/echo", 20), ("/api/metrics", 10) })
        {
            Assert.That(shares[name], Is.EqualTo(share).Within(1), name);
        }
    }

    [Test]
    public async Task A_burst_is_served_and_leaves_nothing_behind()
    {
        framework.Capacity = 5000 * Scale;
        var test = SpikePlan.Scale(time: 0.1, load: Scale);

        var result = await test.RunAsync();

        Assert.That(result.Stages.Select(stage => (stage.Stage.Name, stage.Stage.To)), Is.EqualTo([("before", 1d), ("burst", 50), ("after", 1)]));
        Assert.That(result.Totals.Requests.Failed, Is.Zero);
        Theory.LittlesLaw(result.Stage("burst")!.Iterations, users: 50, Connection.Pause, tolerancePercent: 3);
        Theory.Holds(result, test);
    }

    [Test]
    public async Task The_breaking_point_shows_in_the_figures_of_the_stages()
    {
        framework.Capacity = 5000 * Scale;
        var test = StressPlan.Scale(time: 0.05, load: Scale);

        var result = await test.RunAsync();

        // One row for each load level: users, p50, p95, p99, errors, requests per second.
        var matrix = result.Stages.Select(stage => (Users: stage.Stage.To / Scale, stage.Requests)).ToList();
        Assert.That(matrix.Select(row => row.Users), Is.EqualTo([2500, 5000, 7500, 10_000, 12_500, 15_000, 17_500, 20_000]));
        foreach (var (users, requests) in matrix)
        {
            Assert.That(requests.ErrorRate.Value, Is.EqualTo(Math.Max(0, 1 - (5000 / users))).Within(0.02), $"{users} users");
            Assert.That(requests.Latency.Percentile(50), Is.LessThan(requests.Latency.Percentile(95)));
        }

        var broken = matrix.First(row => row.Requests.ErrorRate > 0.1.Percent).Users;
        Assert.That(broken, Is.EqualTo(7500), "the last level that was served is 5,000");

        // The whole profile has no verdict: half of it went well. Its last level has one.
        Assert.That(result.Slos.Select(slo => slo.Verdict), Has.None.EqualTo(Verdict.Pass));
        Assert.That(result.Slos.Select(slo => slo.Reason), Has.Some.Contains("is too short for requests that share their fate for"));
        Theory.Holds(result, test);
    }

    /// <summary>Takes so many connections; of more, as many requests are turned away as there are connections too many.</summary>
    internal sealed class Framework : ModelledService
    {
        public double Capacity { get; set; }

        public int Connections { get; set; }
    }

    /// <summary>One kept-alive connection, asking one of the endpoints after the other by weight.</summary>
    internal sealed class Connection : IScenario, IDisposable
    {
        public static readonly TimeSpan Pause = 62.Milliseconds;

        private static readonly (int UpTo, Endpoint Endpoint)[] Endpoints =
        [
            (30, new("/health", Median: 3, P95: 20)),
            (50, new("/ready", Median: 3, P95: 20)),
            (70, new("/api/users", Median: 5, P95: 45)),
            (90, new("/api/echo", Median: 4, P95: 35)),
            (100, new("/api/metrics", Median: 4, P95: 35)),
        ];

        private readonly Framework framework;

        public Connection(Framework framework)
        {
            this.framework = framework;
            framework.Connections++;
        }

        public async ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            var number = user.Random.Next(100);
            var endpoint = Endpoints.First(one => number < one.UpTo).Endpoint;
            await user.Step(endpoint.Name, async step =>
            {
                await framework.Answer(user, endpoint, step);
                var isServed = user.Random.NextDouble() * framework.Connections < framework.Capacity;
                user.Tag("status", isServed ? "200" : "503");
                if (!isServed)
                {
                    user.Fail("503 overloaded");
                }
            });
            await user.Think(Pause / 2, Pause * 1.5, cancellationToken);
        }

        public void Dispose() => framework.Connections--;
    }
}
