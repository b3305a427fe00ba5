using System.Runtime.InteropServices;

namespace LoadKit.Results;

/// <summary>Numbers what windows count: a series in a stage. In the order of first use, so what counts every second has small numbers.</summary>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class CountKeys(LatencyLimits limits)
{
    private readonly Dictionary<(Series Series, int Stage), int> numbers = [];
    private readonly List<CountKey> keys = [];

    public CountKey this[int number] => keys[number];

    public int NumberOf(Series series, int stage)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (series, stage), out var exists);
        if (!exists)
        {
            number = keys.Count;
            keys.Add(new CountKey(series, stage, limits.Of(series).Length));
        }

        return number;
    }
}

/// <summary>A series in a stage, and how many limits its latencies are compared with.</summary>
internal readonly record struct CountKey(Series Series, int Stage, int Limits);
