using System.Collections.Concurrent;
using System.Globalization;
using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>
/// Failures in groups. Only failures come here, so a lock-free dictionary is fast enough; the number of groups is bounded, and what is beyond
/// the bound is counted together.
/// </summary>
internal sealed class ErrorLog
{
    public const int MostGroups = 200;
    private const int LongestExample = 1_000;

    private static readonly string OfOtherKinds = string.Create(CultureInfo.InvariantCulture, $"errors of other kinds than the first {MostGroups}");

    private readonly ConcurrentDictionary<(string Where, string Kind, string Message), Entry> groups = new();
    private readonly Lock gate = new();
    private int count;
    private volatile Entry? rest;

    public bool Overflowed => rest is not null;

    public void Add(string where, in Failure failure, long now)
    {
        var key = (where, failure.Kind, MessageShape.Of(failure.Message));

        // Read before the lookup: where there is a rest, all groups that there will ever be are there.
        var others = rest;
        var entry = groups.TryGetValue(key, out var known) ? known : others ?? Admit(key, failure.Message);
        entry.Add(now);
    }

    public IReadOnlyList<ErrorGroup> Groups() =>
    [
        .. groups
            .Select(group => group.Value.ToGroup(group.Key.Where, group.Key.Kind, group.Key.Message))
            .Concat(rest is { } others ? [others.ToGroup(SeriesTable.Other, SeriesTable.Other, OfOtherKinds)] : [])
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.First)
            .ThenBy(group => group.Where, StringComparer.Ordinal)
            .ThenBy(group => group.Message, StringComparer.Ordinal),
    ];

    /// <summary>What came since the last time, the group of a gain being the one of <see cref="Groups"/>. For one caller, the collector.</summary>
    public IReadOnlyList<ErrorInterval> Gains()
    {
        var gains = new List<ErrorInterval>();
        foreach (var group in groups)
        {
            Gain(group.Value, group.Key.Where, group.Key.Kind, group.Key.Message);
        }

        if (rest is { } others)
        {
            Gain(others, SeriesTable.Other, SeriesTable.Other, OfOtherKinds);
        }

        return gains;

        void Gain(Entry entry, string where, string kind, string message)
        {
            if (entry.Gain() is > 0 and var count)
            {
                gains.Add(new ErrorInterval(where, kind, message, count));
            }
        }
    }

    // In a lock, so that two threads with the same new failure make one group of it; taken for each new group only.
    private Entry Admit((string Where, string Kind, string Message) key, string message)
    {
        lock (gate)
        {
            if (groups.TryGetValue(key, out var known))
            {
                return known;
            }

            var entry = new Entry(message.Length <= LongestExample ? message : message[..LongestExample]);
            if (count == MostGroups)
            {
                return rest ??= entry;
            }

            count++;
            return groups[key] = entry;
        }
    }

    private sealed class Entry(string example)
    {
        private long times;
        private long first = long.MaxValue;
        private long last;
        private long read;

        public void Add(long now)
        {
            Interlocked.Increment(ref times);
            for (var known = Volatile.Read(ref first); now < known;)
            {
                known = Interlocked.CompareExchange(ref first, now, known);
            }

            for (var known = Volatile.Read(ref last); now > known;)
            {
                known = Interlocked.CompareExchange(ref last, now, known);
            }
        }

        public long Gain()
        {
            var now = Volatile.Read(ref times);
            var gain = now - read;
            read = now;
            return gain;
        }

        public ErrorGroup ToGroup(string where, string kind, string message) =>
            new(where, kind, message, example, times, Clock.Span(first), Clock.Span(last));
    }
}
