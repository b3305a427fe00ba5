namespace LoadKit.Statistics;

/// <summary>A stretch of windows cut into ten equal batches of time: long batches absorb what neighbouring requests have in common.</summary>
internal static class Batches
{
    public const int Most = 10;

    private const double FewestCorrelationTimes = 3;

    // With fewer the spread between batches says nothing.
    public const int Fewest = 5;

    /// <summary>How many batches so many windows give; 0 when they are too few.</summary>
    public static int CountOf(int windows) => Math.Min(Most, windows / 2) is >= Fewest and var count ? count : 0;

    /// <summary>
    /// Whether batches are shorter than three correlation times, so that they are not independent and no verdict can rest on them. Except where
    /// no length could change it: every batch has more than twice the limit, or less than a quarter.
    /// </summary>
    public static bool AreTooShort(double length, double correlationTime, IReadOnlyCollection<double> figures, double limit) =>
        length < FewestCorrelationTimes * correlationTime && !figures.All(figure => figure > 2 * limit) && !figures.All(figure => figure < limit / 4);

    /// <summary>The windows of batch i of B: from floor(i W / B) to floor((i + 1) W / B).</summary>
    public static Range Of(int windows, int batch, int batches) => (int)((long)batch * windows / batches)..(int)((long)(batch + 1) * windows / batches);
}
