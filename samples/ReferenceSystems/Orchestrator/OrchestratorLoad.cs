using System.Net.Http.Json;
using LoadKit;
using LoadKit.Units;

namespace ReferenceSystems.Orchestrator;

internal sealed record Deployment(int Id, string Status);

/// <summary>50 users for ten minutes, of four types: they monitor, query, change, and take deployments through their whole life.</summary>
internal static class OrchestratorLoad
{
    private const int MostPolls = 50;

    // What is left of a user's cycle when the answer is there: users x duration / requests, less the mean latency.
    public static ThinkTime MonitorPause { get; } = Around(165.Milliseconds);

    public static ThinkTime QueryPause { get; } = Around(444.Milliseconds);

    public static ThinkTime ChangePause { get; } = Around(857.Milliseconds);

    public static ThinkTime WorkflowPause { get; } = Around(253.Milliseconds);

    public static LoadTest Create(HttpClient client)
    {
        var (health, read, write, workflow) = (Category("health"), Category("read"), Category("write"), Category("workflow"));

        var monitor = Scenario.OneOf("monitor",
            (85, Asking("health", health, "/health")),
            (83, Asking("metrics", health, "/metrics")));

        var query = Scenario.OneOf("query",
            (152, Asking("list", read, "/v1/deployments")),
            (76, Asking("list by status", read, "/v1/deployments?status=ready", step: "GET /v1/deployments?status=")),
            (45, Asking("list by region", read, "/v1/deployments?cloud_region=eu", step: "GET /v1/deployments?cloud_region=")),
            (34, Scenario.Create("look at one", async (user, _) => await user.Get(read, $"/v1/deployments/{user.Random.Next(1, 200)}"))));

        // A user changes and deletes what it has created itself.
        var change = Scenario.Create("change",
            start: (_, _) => Task.FromResult(new Stack<int>()),
            run: async (user, own, _) =>
            {
                switch (user.Random.Next(14))
                {
                    case < 3 when own.TryPeek(out var id):
                        await user.Put(write, $"/v1/deployments/{id}", JsonContent.Create(new { replicas = 3 }));
                        break;
                    case 3 when own.TryPop(out var id):
                        await user.Delete(write, $"/v1/deployments/{id}");
                        break;
                    default:
                        own.Push(await CreateDeployment(user, write, step: "POST /v1/deployments"));
                        break;
                }
            });

        var wholeLife = Scenario.Create("whole life", async (user, ct) =>
        {
            var id = await CreateDeployment(user, workflow, step: "workflow: create");
            await Ready(user, id, ct);
            await user.Post(workflow, $"/v1/deployments/{id}/configure", content: null, step: "workflow: configure");
            await user.Think(WorkflowPause, ct);
            await user.Post(workflow, $"/v1/deployments/{id}/scale", content: null, step: "workflow: scale");
            await user.Think(WorkflowPause, ct);
            await user.Get(workflow, $"/v1/deployments/{id}", step: "workflow: final check");
            await user.Think(WorkflowPause, ct);
            await user.Delete(workflow, $"/v1/deployments/{id}", step: "workflow: delete");
        });

        return LoadTest.Create("orchestrator")
            .WithUsers(
                Load.Closed.RampTo(50, over: 10.Seconds).Hold(590.Seconds, name: "50 users"),
                UserType.Create("health check", weight: 10, monitor).WithThinkTime(MonitorPause),
                UserType.Create("reader", weight: 50, query).WithThinkTime(QueryPause),
                UserType.Create("writer", weight: 30, change).WithThinkTime(ChangePause),
                UserType.Create("workflow", weight: 10, wholeLife).WithThinkTime(WorkflowPause))
            .WithSlos(
                Slo.Latency(percentile: 95, atMost: 150.Milliseconds, tag: new("category", "read")),
                Slo.Latency(percentile: 99, atMost: 400.Milliseconds, tag: new("category", "read")),
                Slo.Latency(percentile: 95, atMost: 200.Milliseconds, tag: new("category", "write")),
                Slo.Latency(percentile: 95, atMost: 300.Milliseconds, tag: new("category", "workflow")),
                Slo.Availability(atLeast: 99.9.Percent, tag: new("category", "read")),
                Slo.Availability(atLeast: 99.Percent, tag: new("category", "write")),
                Slo.Throughput(atLeast: 100.PerSecond));

        HttpTarget Category(string name) => new(client, HttpRules.Default.Tagged("category", name));

        // A deployment is there when its creation was accepted, and ready a little later.
        async Task Ready(VirtualUser user, int id, CancellationToken ct)
        {
            for (var polls = 0; polls < MostPolls; polls++)
            {
                await user.Think(WorkflowPause, ct);
                var deployment = await user.GetJson<Deployment>(workflow, $"/v1/deployments/{id}", step: "workflow: poll status");
                if (deployment.Status == "ready")
                {
                    await user.Think(WorkflowPause, ct);
                    return;
                }
            }

            user.Fail($"not ready after {MostPolls} polls");
        }
    }

    private static async Task<int> CreateDeployment(VirtualUser user, HttpTarget target, string step)
    {
        var deployment = await user.PostJson<object, Deployment>(target, "/v1/deployments", new { name = "web", cloud_region = "eu" }, step: step);
        user.Note("deployment", $"{deployment.Id}");
        return deployment.Id;
    }

    private static Scenario Asking(string name, HttpTarget target, string route, string? step = null) =>
        Scenario.Create(name, async (user, _) => await user.Get(target, route, step));

    private static ThinkTime Around(TimeSpan mean) => ThinkTime.Uniform(mean / 2, mean * 1.5);
}
