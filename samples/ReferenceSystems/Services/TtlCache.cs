namespace ReferenceSystems.Services;

/// <summary>A cache that keeps what was asked for, for so long from when it was fetched. Of keys that are asked for rate times a second each it has rate x time / (1 + rate x time).</summary>
internal sealed class TtlCache(TimeProvider time, TimeSpan keptFor)
{
    private readonly long start = time.GetTimestamp();
    private readonly Dictionary<int, TimeSpan> freshUntil = [];
    private readonly Lock gate = new();

    public bool Has(int key)
    {
        lock (gate)
        {
            return freshUntil.TryGetValue(key, out var until) && time.GetElapsedTime(start) < until;
        }
    }

    public void Keep(int key)
    {
        lock (gate)
        {
            freshUntil[key] = time.GetElapsedTime(start) + keptFor;
        }
    }
}
