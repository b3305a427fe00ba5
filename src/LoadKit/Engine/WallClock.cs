using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>Watches whether somebody sets the system's clock: how much more, or less, it has moved than time has passed.</summary>
internal sealed class WallClock
{
    // Two readings that lie further apart tell nothing about each other: the thread was held up between them.
    private const long MostApart = 20 * Clock.Millisecond;

    private readonly EngineTime time;
    private TimeSpan known;
    private bool isKnown;

    public WallClock(EngineTime time)
    {
        this.time = time;
        Step();
    }

    /// <summary>By how much it was set since the last reading; zero when that can't be told now, and then the next reading tells.</summary>
    public TimeSpan Step()
    {
        var before = time.Now;
        var wall = time.Provider.GetUtcNow();
        if (time.Now - before > MostApart)
        {
            return TimeSpan.Zero;
        }

        var offset = wall - DateTimeOffset.UnixEpoch - Clock.Span(before);
        var step = isKnown ? offset - known : TimeSpan.Zero;
        (known, isKnown) = (offset, true);
        return step;
    }
}
