using LoadKit.Units;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An orchestrator's API: 50 users of four types for ten minutes, 15 endpoints, a workflow that polls until a deployment is ready.</summary>
public class OrchestratorTests
{
    private const string Pool = "Database connection pool exhausted";
    private const string Connection = "Connection timeout";

    private readonly ModelledService api = new();

    // What the report measured: requests in 600 s, failures, median and p95.
    private static readonly (string Name, int Requests, int Failures, double Median, double P95, string Failure)[] Reported =
    [
        ("/health", 8500, 0, 10, 25, ""),
        ("/metrics", 8300, 0, 12, 32, ""),
        ("/v1/deployments [LIST]", 15_200, 5, 38, 95, Pool),
        ("/v1/deployments?status= [FILTER]", 7600, 2, 42, 98, Pool),
        ("/v1/deployments?cloud_region= [FILTER]", 4500, 1, 40, 97, Connection),
        ("/v1/deployments/{id} [GET]", 3400, 1, 28, 75, Pool),
        ("/v1/deployments [CREATE]", 6800, 12, 72, 165, Pool),
        ("/v1/deployments/{id} [UPDATE]", 2050, 8, 78, 185, Pool),
        ("/v1/deployments/{id} [DELETE]", 680, 3, 82, 192, Connection),
        ("[WORKFLOW] Create deployment", 1200, 4, 75, 172, Connection),
        ("[WORKFLOW] Poll status", 3600, 1, 27, 68, Pool),
        ("[WORKFLOW] Configure", 1150, 6, 105, 245, Pool),
        ("[WORKFLOW] Scale", 1100, 5, 98, 228, Pool),
        ("[WORKFLOW] Final check", 1150, 0, 26, 65, ""),
        ("[WORKFLOW] Delete", 1120, 4, 85, 198, Pool),
    ];

    // Think times are what is left of a user's cycle: users x 600 s / requests, less the mean latency.
    private static readonly TimeSpan HealthThink = 0.165.Seconds;
    private static readonly TimeSpan ReadThink = 0.4437.Seconds;
    private static readonly TimeSpan WriteThink = 0.857.Seconds;
    private static readonly TimeSpan WorkflowThink = 0.253.Seconds;

    private LoadTest Plan => LoadTest.Create("orchestrator")
        .WithTimeProvider(api.Time)
        .WithSeed(7)
        .WithUsers(
            Load.Closed.RampTo(50, over: 10.Seconds).Hold(590.Seconds, name: "full load"),
            UserType.Create("HealthCheckUser", weight: 10, Mix("monitor", HealthThink, Reported[..2])),
            UserType.Create("ReadHeavyUser", weight: 50, Mix("query", ReadThink, Reported[2..6])),
            UserType.Create("WriteUser", weight: 30, Mix("change", WriteThink, Reported[6..9])),
            UserType.Create("FullWorkflowUser", weight: 10, Scenario.Create("workflow", Workflow)))
        .WithSlos(
            Slo.Latency(percentile: 95, atMost: 200.Milliseconds),
            Slo.Latency(percentile: 95, atMost: 200.Milliseconds, step: "[WORKFLOW] Configure"),
            Slo.ErrorRate(below: 1.Percent),
            Slo.Throughput(atLeast: 100.PerSecond),
            Slo.Availability(atLeast: 99.9.Percent),
            Slo.Availability(atLeast: 99.9.Percent, userType: "ReadHeavyUser"),
            Slo.Availability(atLeast: 99.9.Percent, userType: "WriteUser"));

    private Scenario Mix(string name, TimeSpan think, (string Name, int Requests, int Failures, double Median, double P95, string Failure)[] endpoints) =>
        Scenario.OneOf(name, [.. endpoints.Select(endpoint => ((double)endpoint.Requests, Scenario.Create(endpoint.Name, async (user, ct) =>
        {
            await user.Think(think / 2, think * 1.5, ct);
            await api.Request(user, Of(endpoint.Name), ct);
        })))]);

    private async Task Workflow(VirtualUser user, CancellationToken ct)
    {
        await Ask("[WORKFLOW] Create deployment");
        do
        {
            await Ask("[WORKFLOW] Poll status");
        }
        while (user.Random.Next(3) != 0);

        await Ask("[WORKFLOW] Configure");
        await Ask("[WORKFLOW] Scale");
        await Ask("[WORKFLOW] Final check");
        await Ask("[WORKFLOW] Delete");

        async Task Ask(string name)
        {
            await user.Think(WorkflowThink / 2, WorkflowThink * 1.5, ct);
            await api.Request(user, Of(name), ct);
        }
    }

    private static Endpoint Of(string name)
    {
        var row = Reported.Single(endpoint => endpoint.Name == name);
        return new Endpoint(name, row.Median, row.P95, (double)row.Failures / row.Requests, row.Failure);
    }

    [Test]
    public async Task Rates_shares_and_latencies_are_those_of_the_report()
    {
        var result = await Plan.RunAsync();

        var all = result.Totals.Requests;
        Assert.That(all.PerSecond.PerSecond, Is.EqualTo(66_350 / 600d).Within(1.5).Percent);
        Assert.That(result.Steps.Select(step => step.Name), Is.EquivalentTo(Reported.Select(endpoint => endpoint.Name)));
        foreach (var (name, share) in new[] { ("HealthCheckUser", 25.3), ("ReadHeavyUser", 46.3), ("WriteUser", 14.4), ("FullWorkflowUser", 14.0) })
        {
            var type = result.UserTypes.Single(type => type.Name == name);
            Assert.That(100d * type.Requests.Count / all.Count, Is.EqualTo(share).Within(0.5), name);
        }

        foreach (var endpoint in Reported)
        {
            var latency = result.Step(endpoint.Name)!.Requests.Latency;
            Assert.That(latency.Percentile(50).TotalMilliseconds, Is.EqualTo(endpoint.Median).Within(8).Percent, endpoint.Name);
            Assert.That(latency.Percentile(95).TotalMilliseconds, Is.EqualTo(endpoint.P95).Within(12).Percent, endpoint.Name);
        }

        Theory.Holds(result, Plan);
    }

    [Test]
    public async Task Every_user_type_obeys_littles_law()
    {
        var result = await Plan.Scale(time: 0.5).RunAsync();

        var types = result.UserTypes.ToDictionary(type => type.Name, type => type.Iterations);
        Theory.LittlesLaw(types["HealthCheckUser"], users: 5, HealthThink, tolerancePercent: 2);
        Theory.LittlesLaw(types["ReadHeavyUser"], users: 25, ReadThink, tolerancePercent: 2);
        Theory.LittlesLaw(types["WriteUser"], users: 15, WriteThink, tolerancePercent: 2);

        // Each request of a workflow comes after a pause, however many polls there are.
        var workflow = result.UserTypes.Single(type => type.Name == "FullWorkflowUser");
        var requests = (double)workflow.Requests.Count / workflow.Iterations.Measured.Count;
        Theory.LittlesLaw(workflow.Iterations, users: 5, WorkflowThink * requests, tolerancePercent: 2);
        Assert.That(result.Step("[WORKFLOW] Poll status")!.Requests.Count / (double)workflow.Iterations.Measured.Count, Is.EqualTo(3).Within(10).Percent, "a third of the polls find it ready");
    }

    [Test]
    public void User_types_have_the_weights_of_the_report()
    {
        var population = Plan.Populations.Single();

        Assert.That(population.UserTypes.Select(type => type.Weight), Is.EqualTo([10, 50, 30, 10]));
        Assert.That((population.Load.Peak, population.Load.Duration), Is.EqualTo((50d, 10.Minutes)));
    }
}
