using LoadKit.Results;
using LoadKit.Tests.Histograms;
using LoadKit.Units;

namespace LoadKit.Tests.Support;

/// <summary>Stretches of a run made by hand. Times are in milliseconds.</summary>
internal static class MadeStretch
{
    /// <summary>So many requests that all took the same time, and so many more that failed at once.</summary>
    public static Stretch Of(double time, int count = 100, int failed = 0, string step = "get") =>
        Of(Measured(time, count, failed), step);

    public static Stretch Of(Measured measured, string step = "get") => new(measured, new Dictionary<string, Measured> { [step] = measured });

    public static Measured Measured(double time, int count, int failed = 0)
    {
        var failures = Recorded.Values(Enumerable.Repeat(1L, failed));
        var latency = Recorded.Values(Enumerable.Repeat((long)Math.Round(time * 1000), count)).Add(failures);
        return new Measured(count + failed, failed, new Latencies(latency), 10.Seconds) { FailedLatency = new Latencies(failures) };
    }

    /// <summary>Pairs of blocks with these times of all requests.</summary>
    public static List<BlockPair> Pairs(double[] baseline, double[] candidate) =>
        [.. baseline.Zip(candidate, (a, b) => new BlockPair(Of(a), Of(b), IsInDoubt: false))];
}
