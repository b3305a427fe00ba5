using System.Collections;
using LoadKit.Histograms;

namespace LoadKit.Results;

/// <summary>
/// The counts of a window in some four bytes each instead of 32: by ascending number of the key, the gap to the number before, successes and
/// failures, all as numbers of variable length. What counted nothing is not there.
/// </summary>
/// <threadsafety>May be read while no window is being added.</threadsafety>
internal sealed class PackedCounts : IReadOnlyCollection<WindowCount>
{
    private readonly CountKeys keys;
    private readonly byte[] packed;

    private PackedCounts(CountKeys keys, Writer writer)
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
        var writer = new Writer(counts.Count * 3 * ZigZagLeb128.MaxLength);
        foreach (var same in counts.GroupBy(count => keys.NumberOf(count.Series, count.Stage)).OrderBy(same => same.Key))
        {
            writer.Add(same.Key, same.Sum(count => count.Succeeded), same.Sum(count => count.Failed));
        }

        return new PackedCounts(keys, writer);
    }

    /// <summary>The counts of both, which have the same keys. Takes no longer than reading them.</summary>
    public PackedCounts Add(PackedCounts other)
    {
        // No gap and no sum takes more bytes than what it comes from.
        var writer = new Writer(Bytes + other.Bytes);
        var (a, b) = (new Reader(packed), new Reader(other.packed));
        while (a.Number < Reader.End || b.Number < Reader.End)
        {
            var number = Math.Min(a.Number, b.Number);
            var (succeeded, failed) = (0L, 0L);
            a.TakeAt(number, ref succeeded, ref failed);
            b.TakeAt(number, ref succeeded, ref failed);
            writer.Add(number, succeeded, failed);
        }

        return new PackedCounts(keys, writer);
    }

    public IEnumerator<WindowCount> GetEnumerator()
    {
        for (var reader = new Reader(packed); reader.Number < Reader.End; reader.MoveNext())
        {
            var (series, stage) = keys[reader.Number];
            yield return new WindowCount(series, stage, reader.Succeeded, reader.Failed);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private struct Reader
    {
        public const int End = int.MaxValue;

        private readonly byte[] packed;
        private int position;

        public Reader(byte[] packed)
        {
            this.packed = packed;
            MoveNext();
        }

        public int Number { get; private set; }

        public long Succeeded { get; private set; }

        public long Failed { get; private set; }

        public void MoveNext()
        {
            if (!ZigZagLeb128.TryRead(packed, ref position, out var gap))
            {
                Number = End;
                return;
            }

            Number += (int)gap;
            Succeeded = Read();
            Failed = Read();
        }

        public void TakeAt(int number, ref long succeeded, ref long failed)
        {
            if (Number == number)
            {
                succeeded += Succeeded;
                failed += Failed;
                MoveNext();
            }
        }

        private long Read() => ZigZagLeb128.TryRead(packed, ref position, out var value) ? value : 0;
    }

    private sealed class Writer(int capacity)
    {
        private readonly byte[] bytes = new byte[capacity];
        private int length;
        private int last;

        public int Count { get; private set; }

        public void Add(int number, long succeeded, long failed)
        {
            length += ZigZagLeb128.Write(bytes.AsSpan(length), number - last);
            length += ZigZagLeb128.Write(bytes.AsSpan(length), succeeded);
            length += ZigZagLeb128.Write(bytes.AsSpan(length), failed);
            last = number;
            Count++;
        }

        public byte[] ToArray() => bytes[..length];
    }
}
