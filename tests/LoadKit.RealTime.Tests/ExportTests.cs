using Telemetry;

namespace LoadKit.RealTime.Tests;

/// <summary>The sample that exports over OTLP, against a collector.</summary>
public class ExportTests
{
    [Test, CancelAfter(60_000)]
    public async Task Metrics_and_spans_arrive_at_a_collector_and_add_up_to_the_result(CancellationToken cancellationToken)
    {
        await using var collector = await Collector.StartAsync();

        var result = await ExportedLoad.RunAsync(collector.Address, new Silent(), cancellationToken);

        var metrics = collector.Metrics();
        Assert.That(result.Whole.Requests.Count, Is.GreaterThan(100));
        Assert.That(metrics.Keys, Is.SupersetOf(new[] { "loadkit.requests", "loadkit.request.duration", "loadkit.iterations", "loadkit.iteration.duration", "loadkit.io", "loadkit.users" }));
        Assert.That((metrics["loadkit.requests"], metrics["loadkit.request.duration"]), Is.EqualTo((result.Whole.Requests.Count, result.Whole.Requests.Count)));
        Assert.That(metrics["loadkit.io"], Is.EqualTo(result.Whole.Traffic.Sent + result.Whole.Traffic.Received).And.GreaterThan(0));
        Assert.That(metrics["loadkit.iterations"], Is.EqualTo(result.Whole.Counts.Succeeded));
        Assert.That(collector.Traces, Does.Contain("load-generator").And.Contain("GET /items").And.Contain("loadkit.step"));
    }

    private sealed class Silent : IReporter
    {
        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
