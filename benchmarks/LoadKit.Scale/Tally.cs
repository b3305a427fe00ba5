using System.Runtime.CompilerServices;

namespace LoadKit.Scale;

/// <summary>A counter that many threads raise and one reads: each has its own, so that counting is not what is measured.</summary>
internal sealed class Tally
{
    private readonly ThreadLocal<StrongBox<long>> counts = new(() => new StrongBox<long>(), trackAllValues: true);

    public long Count => counts.Values.Sum(box => Volatile.Read(ref box.Value));

    public void Add()
    {
        ref var count = ref counts.Value!.Value;
        Volatile.Write(ref count, count + 1);
    }
}
