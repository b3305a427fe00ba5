using System.Collections.Concurrent;
using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>Failures in groups. Only failures come here, so a lock-free dictionary is fast enough; the number of groups is bounded.</summary>
internal sealed class ErrorLog
{
    public const int MostGroups = 200;
    private const int LongestExample = 1_000;

    private readonly ConcurrentDictionary<(string Where, string Kind, string Message), Entry> groups = new();
    private int count;

    public bool Overflowed { get; private set; }

    public void Add(string where, in Failure failure, long now)
    {
        var key = (where, failure.Kind, MessageShape.Of(failure.Message));
        if (!groups.TryGetValue(key, out var entry))
        {
            entry = groups.GetOrAdd(Admit(key), static (_, example) => new Entry(example), Cut(failure.Message));
        }

        entry.Add(now);
    }

    public IReadOnlyList<ErrorGroup> Groups() =>
    [
        .. groups
            .Select(group => group.Value.ToGroup(group.Key.Where, group.Key.Kind, group.Key.Message))
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.First)
            .ThenBy(group => group.Where, StringComparer.Ordinal)
            .ThenBy(group => group.Message, StringComparer.Ordinal),
    ];

    private (string Where, string Kind, string Message) Admit((string Where, string Kind, string Message) key)
    {
        if (Interlocked.Increment(ref count) <= MostGroups)
        {
            return key;
        }

        Overflowed = true;
        return (SeriesTable.Other, SeriesTable.Other, $"errors of other kinds than the first {MostGroups}");
    }

    private static string Cut(string text) => text.Length <= LongestExample ? text : text[..LongestExample];

    private sealed class Entry(string example)
    {
        private long times;
        private long first = long.MaxValue;
        private long last;

        public void Add(long now)
        {
            Interlocked.Increment(ref times);
            if (now < Volatile.Read(ref first))
            {
                Volatile.Write(ref first, now);
            }

            if (now > Volatile.Read(ref last))
            {
                Volatile.Write(ref last, now);
            }
        }

        public ErrorGroup ToGroup(string where, string kind, string message) =>
            new(where, kind, message, example, times, Clock.Span(first), Clock.Span(last));
    }
}
