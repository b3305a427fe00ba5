namespace LoadKit.Statistics;

/// <summary>What one window of time counted: how many, and how many of them were bad. The unit of every interval of a share, for requests are not independent.</summary>
internal readonly record struct WindowSample(long Count, long Bad)
{
    public static WindowSample operator +(WindowSample a, WindowSample b) => new(a.Count + b.Count, a.Bad + b.Bad);

    public static WindowSample Sum(ReadOnlySpan<WindowSample> windows)
    {
        var sum = default(WindowSample);
        foreach (var window in windows)
        {
            sum += window;
        }

        return sum;
    }
}
