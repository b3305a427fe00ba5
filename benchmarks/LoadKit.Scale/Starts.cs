using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>How many starts fall into each bin of 10 ms, from the first start on.</summary>
internal sealed class Starts(TimeSpan length)
{
    private static readonly TimeSpan Bin = TimeSpan.FromMilliseconds(10);

    private readonly int[] bins = new int[(int)(length / Bin)];
    private long first;

    public void Add()
    {
        var now = Stopwatch.GetTimestamp();
        var start = Interlocked.CompareExchange(ref first, now, 0);
        var bin = start == 0 ? 0 : (long)(Stopwatch.GetElapsedTime(start, now) / Bin);
        if (bin < bins.Length)
            Interlocked.Increment(ref bins[bin]);
    }

    /// <summary>What the bins hold from a time on: the first starts wait for code to be compiled.</summary>
    public Figures Figures(TimeSpan from)
    {
        var counted = bins.AsSpan((int)(from / Bin)).ToArray();
        var mean = counted.Average();
        var deviation = Math.Sqrt(counted.Average(count => (count - mean) * (count - mean)));
        return new Figures()
            .Add("bins", counted.Length, Unit.Count)
            .Add("mean", mean, Unit.Decimal)
            .Add("standard deviation", deviation, Unit.Decimal)
            .Add("fewest", counted.Min(), Unit.Count)
            .Add("most", counted.Max(), Unit.Count)
            .Add("empty bins", counted.Count(count => count == 0), Unit.Count);
    }
}
