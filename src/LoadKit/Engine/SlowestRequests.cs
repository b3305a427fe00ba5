using System.Collections.Concurrent;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>The slowest traced requests of each step. Most requests are not among them, and cost one comparison.</summary>
internal sealed class SlowestRequests
{
    private readonly ConcurrentDictionary<string, Podium> steps = new(StringComparer.Ordinal);

    public void Add(string step, long latency, long end, string traceId, VirtualUser by)
    {
        if (!steps.TryGetValue(step, out var podium))
        {
            // Steps beyond the limit of names are not worth more memory.
            if (steps.Count >= SeriesTable.MostNames)
            {
                return;
            }

            podium = steps.GetOrAdd(step, static _ => new Podium());
        }

        podium.Add(step, latency, end, traceId, by);
    }

    /// <summary>Those that were among the slowest when they ended, since the last time. For one caller, the collector.</summary>
    public IReadOnlyList<SlowRequest> Read() => [.. steps.OrderBy(step => step.Key, StringComparer.Ordinal).SelectMany(step => step.Value.Read())];

    private sealed class Podium
    {
        private readonly Lock gate = new();
        private readonly List<long> latencies = [];
        private readonly List<SlowRequest> news = [];
        private long least;

        public void Add(string step, long latency, long end, string traceId, VirtualUser by)
        {
            if (latency <= Volatile.Read(ref least))
            {
                return;
            }

            lock (gate)
            {
                if (latency <= least)
                {
                    return;
                }

                if (latencies.Count == SlowRequest.MostOfAStep)
                {
                    latencies.Remove(least);
                }

                latencies.Add(latency);
                least = latencies.Count < SlowRequest.MostOfAStep ? 0 : latencies.Min();
                news.Add(new SlowRequest(step, Clock.Span(latency), Clock.Span(end), traceId, Circumstances.Of(by, null)));
            }
        }

        public SlowRequest[] Read()
        {
            lock (gate)
            {
                SlowRequest[] read = [.. news];
                news.Clear();
                return read;
            }
        }
    }
}
