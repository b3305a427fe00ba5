using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Somebody who stops a run, or does not: before it starts, at a time of the clock, or from inside an iteration.</summary>
internal sealed class RandomStop : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly int iteration;

    public RandomStop(Random random, Simulated sim)
    {
        var kind = random.Next(10);
        source = kind is 0 or 1 ? new CancellationTokenSource(random.Next(1, 3_000).Milliseconds, sim.Time) : new CancellationTokenSource();
        iteration = kind is 2 ? random.Next(1, 30) : 0;
        source.Token.Register(() => At = sim.Time.Elapsed);
        if (kind is 3 && random.Next(4) == 0)
        {
            source.Cancel();
        }
    }

    public CancellationToken Token => source.Token;

    /// <summary>When it happened; null when it did not.</summary>
    public TimeSpan? At { get; private set; }

    /// <summary>An iteration has begun, the n-th of all.</summary>
    public void Begun(int n)
    {
        if (n == iteration)
        {
            source.Cancel();
        }
    }

    public void Dispose() => source.Dispose();
}
