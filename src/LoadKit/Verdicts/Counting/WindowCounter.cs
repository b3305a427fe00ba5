using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Counts something in the windows of a run. A long run has millions of counts, so all who count read them together, in one pass.</summary>
internal abstract class WindowCounter
{
    /// <summary>Reads the windows once for all.</summary>
    public static void Read(IEnumerable<Window> windows, IReadOnlyList<WindowCounter> counters)
    {
        // By identity: the windows of a run share their series.
        var interested = new Dictionary<Series, (WindowCounter Counter, int[] Places)[]>(ReferenceEqualityComparer.Instance);
        foreach (var window in windows)
        {
            foreach (var count in window.Counts)
            {
                if (!interested.TryGetValue(count.Series, out var those))
                {
                    interested[count.Series] = those =
                        [.. counters.Select(counter => (counter, places: counter.PlacesOf(count.Series))).Where(one => one.places is not null).Select(one => (one.counter, one.places!))];
                }

                foreach (var (counter, places) in those)
                {
                    counter.Add(window, count, places);
                }
            }
        }
    }

    /// <summary>Null when the series is not counted; otherwise where the counter's limits are among those of the series.</summary>
    protected abstract int[]? PlacesOf(Series series);

    protected abstract void Add(Window window, in WindowCount count, int[] places);
}
