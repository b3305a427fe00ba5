using System.Runtime.InteropServices;

namespace LoadKit.Results;

/// <summary>Numbers what windows count: a series in a stage. In the order of first use, so what counts every second has small numbers.</summary>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class CountKeys
{
    private readonly Dictionary<(Series Series, int Stage), int> numbers = [];
    private readonly List<(Series Series, int Stage)> keys = [];

    public (Series Series, int Stage) this[int number] => keys[number];

    public int NumberOf(Series series, int stage)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (series, stage), out var exists);
        if (!exists)
        {
            number = keys.Count;
            keys.Add((series, stage));
        }

        return number;
    }
}
