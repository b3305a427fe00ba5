namespace LoadKit.Reporting.Progress;

/// <summary>The values of the last sixty seconds, the oldest first.</summary>
internal sealed class LastMinute
{
    private const int Length = 60;
    private readonly Queue<double> values = new(Enumerable.Repeat(double.NaN, Length));
    private long second;

    /// <summary>The values; NaN where there was none.</summary>
    public IReadOnlyList<double> Values => [.. values];

    /// <summary>A value of the second that ends at this time; seconds that were skipped have none.</summary>
    public void Add(TimeSpan end, double? value)
    {
        var now = (long)Math.Round(end.TotalSeconds);
        for (var i = Math.Max(second + 1, now - Length); i <= now; i++)
        {
            values.Dequeue();
            values.Enqueue(i == now && value is { } number && double.IsFinite(number) ? number : double.NaN);
        }

        second = Math.Max(second, now);
    }
}
