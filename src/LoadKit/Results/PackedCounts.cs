using System.Collections;
using System.Collections.Immutable;

namespace LoadKit.Results;

/// <summary>
/// The counts of a window in some ten bytes each instead of sixty: by ascending number of the key, the gap to the number before and the figures,
/// all as numbers of variable length. What counted nothing is not there.
/// </summary>
/// <threadsafety>May be read while no window is being added.</threadsafety>
internal sealed class PackedCounts : IReadOnlyCollection<WindowCount>
{
    private readonly CountKeys keys;
    private readonly byte[] packed;

    private PackedCounts(CountKeys keys, PackedCountsWriter writer)
    {
        this.keys = keys;
        packed = writer.ToArray();
        Count = writer.Count;
    }

    public int Count { get; }

    public int Bytes => packed.Length;

    /// <summary>Packs counts; several of one series and stage, as several threads have them, are added up.</summary>
    public static PackedCounts Of(CountKeys keys, IReadOnlyCollection<WindowCount> counts)
    {
        var writer = new PackedCountsWriter(counts.Sum(count => PackedCountsWriter.MostBytes(count.OverCounts.Length)));
        foreach (var same in counts.GroupBy(count => keys.NumberOf(count.Series, count.Stage)).OrderBy(same => same.Key))
        {
            var over = new long[keys[same.Key].Limits];
            foreach (var count in same)
            {
                AddTo(over, count.OverCounts);
            }

            writer.Add(same.Key, [same.Sum(count => count.Succeeded), same.Sum(count => count.Failed), same.Sum(count => count.Microseconds), .. over]);
        }

        return new PackedCounts(keys, writer);
    }

    /// <summary>The counts of both, which have the same keys. Takes no longer than reading them.</summary>
    public PackedCounts Add(PackedCounts other)
    {
        // No gap and no sum takes more bytes than what it comes from.
        var writer = new PackedCountsWriter(Bytes + other.Bytes);
        var (a, b) = (new PackedCountsReader(packed, keys), new PackedCountsReader(other.packed, keys));
        while (!a.IsAtEnd || !b.IsAtEnd)
        {
            var number = Math.Min(a.Number, b.Number);
            var figures = new long[PackedCountsReader.Fixed + keys[number].Limits];
            a.TakeAt(number, figures);
            b.TakeAt(number, figures);
            writer.Add(number, figures);
        }

        return new PackedCounts(keys, writer);
    }

    public IEnumerator<WindowCount> GetEnumerator()
    {
        for (var reader = new PackedCountsReader(packed, keys); !reader.IsAtEnd; reader.MoveNext())
        {
            var key = keys[reader.Number];
            var figures = reader.Figures;
            yield return new WindowCount(key.Series, key.Stage, figures[0], figures[1], figures[2], ImmutableArray.Create(figures[PackedCountsReader.Fixed..]));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void AddTo(long[] sums, ReadOnlySpan<long> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            sums[i] += values[i];
        }
    }
}
