namespace LoadKit.Http;

/// <summary>The clock of what happens below the engine: a socket knows nothing of virtual time.</summary>
internal static class HttpClock
{
    public static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>Never negative.</summary>
    public static TimeSpan Between(long start, long end) => end > start ? TimeProvider.System.GetElapsedTime(start, end) : TimeSpan.Zero;
}
