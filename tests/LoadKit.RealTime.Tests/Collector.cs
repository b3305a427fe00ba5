using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoadKit.RealTime.Tests;

/// <summary>What an OpenTelemetry collector does of OTLP over HTTP, as far as a test needs it: takes protobuf, and finds names and sums in it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> metrics = new();
    private readonly ConcurrentQueue<byte[]> traces = new();
    private readonly WebApplication app;

    private Collector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>The bytes of all spans, as text in which names can be found.</summary>
    public string Traces => string.Concat(traces.Select(bytes => Encoding.UTF8.GetString(bytes)));

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port: 0));
        var collector = new Collector(builder.Build());
        collector.app.MapPost("/v1/metrics", context => Keep(context, collector.metrics));
        collector.app.MapPost("/v1/traces", context => Keep(context, collector.traces));
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>The names of all metrics, and what the last export said of each: the sum of a counter, how many values a histogram has.</summary>
    public IReadOnlyDictionary<string, long> Metrics()
    {
        var last = new Dictionary<string, long>();
        foreach (var body in metrics)
        {
            // ExportMetricsServiceRequest.resource_metrics.scope_metrics.metrics
            foreach (var metric in Fields(body, 1).SelectMany(resource => Fields(resource, 2)).SelectMany(scope => Fields(scope, 2)))
            {
                var name = Encoding.UTF8.GetString(Fields(metric, 1).Single());
                var sums = Fields(metric, 7).SelectMany(sum => Fields(sum, 1)).SelectMany(point => Fields(point, 6));
                var counts = Fields(metric, 9).SelectMany(histogram => Fields(histogram, 1)).SelectMany(point => Fields(point, 4));
                last[name] = sums.Concat(counts).Sum(bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes));
            }
        }

        return last;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task Keep(HttpContext context, ConcurrentQueue<byte[]> where)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        where.Enqueue(body.ToArray());
    }

    // The bytes of every field of this number in a protobuf message.
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var start = at;
            var length = (int)(key & 7) switch
            {
                0 => LengthOfVarint(message, at),
                1 => 8,
                5 => 4,
                _ => (int)Varint(message, ref start),
            };
            at = start + length;
            if (key >> 3 == number)
            {
                found.Add(message[start..at]);
            }
        }

        return found;
    }

    private static int LengthOfVarint(byte[] message, int at)
    {
        var end = at;
        Varint(message, ref end);
        return end - at;
    }

    private static long Varint(byte[] message, ref int at)
    {
        long value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
