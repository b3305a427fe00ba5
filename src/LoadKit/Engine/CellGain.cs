using System.Collections.Immutable;

namespace LoadKit.Engine;

/// <summary>What a cell has gained since it was read last.</summary>
internal readonly record struct CellGain(Histogram Succeeded, Histogram Failed, long Passes, long Failures, ImmutableArray<long> Over)
{
    /// <summary>How many have a latency.</summary>
    public long Timed => Succeeded.Count + Failed.Count;

    // A count over a limit may come one reading before its request: it is read first.
    public bool IsNothing => Timed + Passes + Failures == 0 && Over.All(count => count == 0);
}
