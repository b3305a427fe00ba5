using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// Numbers the series of a run. Names come from user code, so their number is bounded: beyond the limit they are counted together as
/// <c>other</c>, and <see cref="Overflows"/> says of what there were too many.
/// </summary>
internal sealed class SeriesTable(LatencyLimits limits)
{
    public const int MostNames = 1_000;
    public const string Other = "other";

    private readonly Lock gate = new();
    private readonly List<Series> all = [];
    private readonly Dictionary<Series, int> numbers = [];
    private readonly Dictionary<SeriesKind, HashSet<string>> names = [];
    private readonly HashSet<SeriesKind> overflows = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return all.Count;
            }
        }
    }

    public IReadOnlyCollection<SeriesKind> Overflows
    {
        get
        {
            lock (gate)
            {
                return [.. overflows];
            }
        }
    }

    public Series this[int id]
    {
        get
        {
            lock (gate)
            {
                return all[id];
            }
        }
    }

    /// <summary>The limits with which the latencies of a series are compared, in nanoseconds.</summary>
    public long[] LimitsOf(int id) => [.. limits.Of(this[id]).Select(Clock.From)];

    /// <summary>The number of a series; the same each time, so there are never more than different ones.</summary>
    public int Add(Series series)
    {
        lock (gate)
        {
            if (!numbers.TryGetValue(series, out var number))
            {
                numbers[series] = number = all.Count;
                all.Add(series);
            }

            return number;
        }
    }

    /// <summary>Whether a name that user code made is within the limit. Asked once for each admitted name of a track, and each time for the others.</summary>
    public bool Admits(SeriesKind kind, string name)
    {
        lock (gate)
        {
            if (!names.TryGetValue(kind, out var known))
            {
                names[kind] = known = [];
            }

            if (known.Contains(name) || (known.Count < MostNames && known.Add(name)))
            {
                return true;
            }

            overflows.Add(kind);
            return false;
        }
    }
}
