using LoadKit.Units;
using ReferenceSystems.Orchestrator;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An orchestrator's API: 50 users of four types for ten minutes, 15 endpoints, a workflow that polls until a deployment is ready.</summary>
public sealed class OrchestratorTests
{
    // What the report measured: requests in 600 s, median and p95.
    private static readonly (string Step, int Requests, double Median, double P95)[] Reported =
    [
        ("GET /health", 8500, 10, 25),
        ("GET /metrics", 8300, 12, 32),
        ("GET /v1/deployments", 15_200, 38, 95),
        ("GET /v1/deployments?status=", 7600, 42, 98),
        ("GET /v1/deployments?cloud_region=", 4500, 40, 97),
        ("GET /v1/deployments/{id}", 3400, 28, 75),
        ("POST /v1/deployments", 6800, 72, 165),
        ("PUT /v1/deployments/{id}", 2050, 78, 185),
        ("DELETE /v1/deployments/{id}", 680, 82, 192),
        ("workflow: create", 1200, 75, 172),
        ("workflow: poll status", 3600, 27, 68),
        ("workflow: configure", 1150, 105, 245),
        ("workflow: scale", 1100, 98, 228),
        ("workflow: final check", 1150, 26, 65),
        ("workflow: delete", 1120, 85, 198),
    ];

    [Test]
    public async Task Rates_shares_latencies_and_failures_are_those_of_the_report()
    {
        var result = await Modelled.RunAsync(OrchestratorLoad.Create, options => new OrchestratorService(options));

        var all = result.Totals.Requests;
        Assert.That(all.PerSecond.PerSecond, Is.EqualTo(66_350 / 600d).Within(1.5).Percent);
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(result.Steps.Select(step => step.Name), Is.EquivalentTo(Reported.Select(endpoint => endpoint.Step)));
        foreach (var (step, requests, median, p95) in Reported)
        {
            var measured = result.Step(step)!.Requests;
            Assert.That(measured.Count, Is.EqualTo(requests * 590 / 600).Within(7).Percent, step);
            Assert.That(measured.Latency.Percentile(50).TotalMilliseconds, Is.EqualTo(median).Within(10).Percent, step);
            Assert.That(measured.Latency.Percentile(95).TotalMilliseconds, Is.EqualTo(p95).Within(12).Percent, step);
        }

        LittlesLaw(result);
        Shares(result, all.Count);
        Pool(result);
    }

    private static void LittlesLaw(RunResult result)
    {
        Theory.LittlesLaw(result.UserType("health check").Iterations, users: 5, 165.Milliseconds, tolerancePercent: 2);
        Theory.LittlesLaw(result.UserType("reader").Iterations, users: 25, 444.Milliseconds, tolerancePercent: 2);
        Theory.LittlesLaw(result.UserType("writer").Iterations, users: 15, 857.Milliseconds, tolerancePercent: 2);

        // Each request of a workflow comes after a pause, however many polls there are.
        var workflow = result.UserType("workflow");
        var requests = (double)workflow.Requests.Count / workflow.Iterations.Measured.Count;
        Theory.LittlesLaw(workflow.Iterations, users: 5, requests * 253.Milliseconds, tolerancePercent: 2);
    }

    private static void Shares(RunResult result, long all)
    {
        foreach (var (type, share) in new[] { ("health check", 25.3), ("reader", 46.3), ("writer", 14.4), ("workflow", 14.0) })
        {
            Assert.That(100d * result.UserType(type).Requests.Count / all, Is.EqualTo(share).Within(0.5), type);
        }
    }

    // What writes leave behind takes most of the 30 connections. Erlang's formula says how often one finds none where requests come at random; those of 50 users, who wait
    // for an answer before they ask again, come more evenly. Reads wait, and hardly ever in vain: 42 of the report's 52 failures are writes, of which there are 14,100.
    private static void Pool(RunResult result)
    {
        var writes = result.Steps.Where(step => step.Name is "POST /v1/deployments" or "PUT /v1/deployments/{id}" or "DELETE /v1/deployments/{id}"
            or "workflow: create" or "workflow: configure" or "workflow: scale" or "workflow: delete").Select(step => step.Requests).ToList();
        var reads = result.Steps.Where(step => step.Name.StartsWith("GET /v1", StringComparison.Ordinal) || step.Name is "workflow: poll status" or "workflow: final check").Select(step => step.Requests).ToList();
        var inUse = writes.Sum(write => write.PerSecond.PerSecond * (write.Latency.Mean.TotalSeconds + 0.63)) + reads.Sum(read => read.PerSecond.PerSecond * read.Latency.Mean.TotalSeconds);

        var (count, failed) = (writes.Sum(write => write.Count), writes.Sum(write => write.Failed));
        Assert.That((double)failed / count, Is.LessThan(Queues.Refused(servers: 30, inUse)).And.EqualTo(42 / 14_100d).Within(40).Percent);
        Assert.That(reads.Sum(read => read.Failed), Is.LessThan(failed / 4));
        Assert.That(result.Errors.Select(error => error.Kind), Is.All.EqualTo("HTTP 500").Or.EqualTo("HTTP 504"));
    }
}
