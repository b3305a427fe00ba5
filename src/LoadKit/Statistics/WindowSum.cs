namespace LoadKit.Statistics;

/// <summary>What one window of time summed up, over how many.</summary>
internal readonly record struct WindowSum(double Sum, long Count)
{
    public static WindowSum operator +(WindowSum a, WindowSum b) => new(a.Sum + b.Sum, a.Count + b.Count);

    public static WindowSum Add(ReadOnlySpan<WindowSum> windows)
    {
        var sum = default(WindowSum);
        foreach (var window in windows)
        {
            sum += window;
        }

        return sum;
    }
}
