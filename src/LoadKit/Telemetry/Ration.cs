namespace LoadKit.Telemetry;

/// <summary>
/// A listener is called for each value, and values are many: of more than <see cref="Most"/> in a second it gets so many, spread evenly over all
/// of them, so that a listener costs a hundredth of a core, not a core.
/// </summary>
internal sealed class Ration(long values)
{
    public const long Most = 100_000;

    private long seen;

    public bool IsShort => values > Most;

    /// <summary>How many of the next <paramref name="count"/> values are passed on.</summary>
    public long Of(long count)
    {
        var before = Given(seen);
        seen += count;
        return Given(seen) - before;
    }

    private long Given(long upTo) => IsShort ? (long)((Int128)upTo * Most / values) : upTo;
}
