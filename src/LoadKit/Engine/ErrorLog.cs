using System.Collections.Concurrent;
using System.Globalization;
using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Time;

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

    /// <param name="where">The step or scenario.</param>
    /// <param name="failure">What failed, and why.</param>
    /// <param name="now">When.</param>
    /// <param name="by">Who, and with what; asked for the first of a group only.</param>
    /// <param name="traceId">The trace that it belongs to; null without one.</param>
    public void Add(string where, in Failure failure, long now, VirtualUser? by = null, string? traceId = null)
    {
        var key = (where, failure.Kind, MessageShape.Of(failure.Message));

        // Read before the lookup: where there is a rest, all groups that there will ever be are there.
        var others = rest;
        var entry = groups.TryGetValue(key, out var known) ? known : others ?? Admit(key, failure, by, traceId);
        entry.Add(now);
    }

    /// <summary>The groups to which something came since the last time. For one caller, the collector.</summary>
    public IReadOnlyList<ErrorGain> Read()
    {
        List<ErrorGain> gains = [.. groups.Select(group => group.Value.Read(group.Key.Where, group.Key.Kind, group.Key.Message)).OfType<ErrorGain>()];
        if (rest?.Read(SeriesTable.Other, SeriesTable.Other, OfOtherKinds) is { } others)
        {
            gains.Add(others);
        }

        return gains;
    }

    // In a lock, so that two threads with the same new failure make one group of it; taken for each new group only.
    private Entry Admit((string Where, string Kind, string Message) key, in Failure failure, VirtualUser? by, string? traceId)
    {
        lock (gate)
        {
            if (groups.TryGetValue(key, out var known))
            {
                return known;
            }

            var entry = new Entry(Cut(failure.Example?.Text ?? failure.Message), Cut(Circumstances.Of(by, traceId)));
            if (count == MostGroups)
            {
                return rest ??= entry;
            }

            count++;
            return groups[key] = entry;
        }
    }

    private static string Cut(string text) => text.Length <= LongestExample ? text : text[..LongestExample];

    private sealed class Entry(string example, string context)
    {
        private long times;
        private long first = long.MaxValue;
        private long last;
        private long read;

        // Counted last: what has been counted has its time among the first and the last.
        public void Add(long now)
        {
            for (var known = Volatile.Read(ref first); now < known;)
            {
                known = Interlocked.CompareExchange(ref first, now, known);
            }

            for (var known = Volatile.Read(ref last); now > known;)
            {
                known = Interlocked.CompareExchange(ref last, now, known);
            }

            Interlocked.Increment(ref times);
        }

        public ErrorGain? Read(string where, string kind, string message)
        {
            var count = Volatile.Read(ref times);
            var more = count - read;
            read = count;
            return more == 0 ? null : new ErrorGain(new ErrorGroup(where, kind, message, example, count, Clock.Span(Volatile.Read(ref first)), Clock.Span(Volatile.Read(ref last))) { Context = context }, more);
        }
    }
}
