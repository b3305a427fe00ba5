namespace LoadKit.Recording;

/// <summary>
/// What happened in a run, one item a second, in bounded memory however long the run is. When the items have become too many or too large,
/// the resolution becomes coarser: neighbours are merged into items on aligned borders, and what comes later is gathered into items of the
/// same length. Nothing is dropped and nothing is estimated: sums over the items stay what they were.
/// </summary>
/// <remarks>
/// An item belongs to the stretch (number s covers origin + s × resolution to origin + (s + 1) × resolution) in which its middle lies, for a
/// real clock reads a moment after a second is over, and later still when the machine is busy.
/// </remarks>
internal abstract class Timeline<T>(TimeSpan origin, int factor, TimelineLimits limits)
{
    private readonly List<(long Stretch, T Item)> items = [];
    private long bytes;

    /// <summary>How long an item is as a rule; the first and the last may be shorter.</summary>
    public TimeSpan Resolution { get; private set; } = TimeSpan.FromSeconds(1);

    public IReadOnlyList<T> Items => [.. items.Select(item => item.Item)];

    /// <summary>What the items are reckoned to take.</summary>
    public long Bytes => bytes;

    /// <summary>Adds what came after all the others.</summary>
    public void Add(T item)
    {
        // What has no length is what came after the reading of a run that ended on a full second: it belongs to that second.
        var (start, length) = Span(item);
        Append(length == TimeSpan.Zero && items.Count > 0 ? items[^1].Stretch : StretchOf(start + (length / 2)), Kept(item));
        while (items.Count > limits.MostItems || (bytes > limits.MostBytes && items.Count > limits.FewestItems))
        {
            Coarsen();
        }
    }

    /// <summary>The form in which an item is kept.</summary>
    protected virtual T Kept(T item) => item;

    protected abstract (TimeSpan Start, TimeSpan Length) Span(T item);

    protected abstract T Merge(T item, T next);

    protected abstract long BytesOf(T item);

    private long StretchOf(TimeSpan time) => (long)Math.Floor((time - origin) / Resolution);

    private void Append(long stretch, T item)
    {
        if (items.Count > 0 && items[^1].Stretch == stretch)
        {
            bytes -= BytesOf(items[^1].Item);
            item = Merge(items[^1].Item, item);
            items.RemoveAt(items.Count - 1);
        }

        bytes += BytesOf(item);
        items.Add((stretch, item));
    }

    private void Coarsen()
    {
        Resolution *= factor;
        (long Stretch, T Item)[] finer = [.. items];
        items.Clear();
        bytes = 0;
        foreach (var (stretch, item) in finer)
        {
            Append((long)Math.Floor((double)stretch / factor), item);
        }

        items.TrimExcess();
    }
}
