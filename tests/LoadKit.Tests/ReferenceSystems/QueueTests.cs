using System.Text.Json;
using LoadKit.Units;
using ReferenceSystems.Services;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>Load tests of queues whose response times are known exactly, and the workers of the reference systems, which are such queues.</summary>
public sealed class QueueTests
{
    private static readonly JsonElement[] Known = [.. Read()];

    [Test]
    public void Formulas_agree_with_the_reference([Range(0, 4)] int index)
    {
        var queue = Known[index];
        var (servers, load) = (queue.GetProperty("servers").GetInt32(), queue.GetProperty("rate").GetDouble() * queue.GetProperty("meanServiceSeconds").GetDouble());

        Assert.That(Queues.Waits(servers, load), Is.EqualTo(queue.GetProperty("erlangC").GetDouble()).Within(1e-9));
        if (servers == 1)
        {
            var p99 = Queues.ResponseTime(0.99, 1 / queue.GetProperty("meanServiceSeconds").GetDouble(), queue.GetProperty("rate").GetDouble());
            Assert.That(p99.TotalSeconds, Is.EqualTo(queue.GetProperty("p99").GetDouble()).Within(1e-6));
        }
    }

    // What is measured of a queue that is 90 % busy swings for seconds: of the bounds, that is the wide one.
    [TestCase(0, 400, 0.04)]
    [TestCase(1, 1200, 0.12)]
    [TestCase(2, 100, 0.04)]
    [TestCase(3, 100, 0.08)]
    [TestCase(4, 100, 0.06)]
    public async Task Percentiles_are_those_of_theory(int index, int seconds, double bound)
    {
        var queue = Known[index];
        var clock = new VirtualTime();
        var workers = new Workers(clock, queue.GetProperty("servers").GetInt32());
        var mean = queue.GetProperty("meanServiceSeconds").GetDouble().Seconds;
        var asking = Scenario.Create("ask", async (user, ct) =>
        {
            var work = -Math.Log(1 - user.Random.NextDouble()) * mean;
            await user.Step("ask", () => clock.Wait(workers.TryTake(work)!.Value + work, ct));
        });

        var result = await LoadTest.Create("queue")
            .WithTimeProvider(clock)
            .WithSeed(1)
            .WithWarmUp(5.Seconds)
            .WithUsers(Load.Open.Hold(queue.GetProperty("rate").GetDouble().PerSecond, seconds.Seconds).Poisson(), UserType.Create("visitor", weight: 1, asking))
            .RunAsync();

        foreach (var percentile in new[] { 50.0, 95, 99 })
        {
            var expected = queue.GetProperty($"p{percentile}").GetDouble();
            Assert.That(result.Totals.Requests.Latency.Percentile(percentile).TotalSeconds, Is.EqualTo(expected).Within(bound * expected), $"p{percentile}");
        }
    }

    [Test]
    public void Workers_are_taken_in_the_order_of_coming_and_a_full_queue_or_a_lost_patience_takes_none()
    {
        var clock = new VirtualTime();
        var workers = new Workers(clock, count: 2, longestQueue: 2);

        Assert.That(workers.TryTake(3.Seconds), Is.EqualTo(TimeSpan.Zero));
        Assert.That(workers.TryTake(1.Seconds), Is.EqualTo(TimeSpan.Zero));
        Assert.That(workers.TryTake(1.Seconds, patience: 0.9.Seconds), Is.Null, "it would have to wait for a second");
        Assert.That(workers.TryTake(4.Seconds, patience: 1.Seconds), Is.EqualTo(1.Seconds), "for the one that is free first");
        Assert.That(workers.TryTake(1.Seconds), Is.EqualTo(3.Seconds));
        Assert.That(workers.TryTake(1.Seconds), Is.Null, "two wait already");
        Assert.That((workers.InUse, workers.Waiting), Is.EqualTo((2, 2)));
    }

    private static IEnumerable<JsonElement> Read()
    {
        using var stream = typeof(QueueTests).Assembly.GetManifestResourceStream("ReferenceSystems.Vectors.queues.json")!;
        return [.. JsonDocument.Parse(stream).RootElement.GetProperty("queues").EnumerateArray()];
    }
}
