namespace LoadKit.Time;

/// <summary>Engine time: nanoseconds since the run began, in a <see langword="long"/> (292 years).</summary>
internal static class Clock
{
    public const long Never = long.MaxValue;
    public const long Microsecond = 1_000;
    public const long Millisecond = 1_000_000;
    public const long Second = 1_000_000_000;

    // More than anybody waits, and little enough to be added to a time.
    private const long Longest = Never / 4;

    public static long From(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? Never : span.Ticks > Longest / TimeSpan.NanosecondsPerTick ? Longest : span.Ticks * TimeSpan.NanosecondsPerTick;

    public static TimeSpan Span(long nanoseconds) => new(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>To the nearest microsecond, which is what histograms hold.</summary>
    public static long Microseconds(long nanoseconds) => (nanoseconds + (Microsecond / 2)) / Microsecond;
}
