namespace LoadKit.Reporting.Tables;

/// <summary>The judged time second by second: in which of them something failed, and how long at a stretch. In long runs the intervals are longer than a second.</summary>
internal sealed class JudgedSeconds
{
    private const int MostWindows = 30;
    private readonly IReadOnlyList<Interval> busy;

    private JudgedSeconds(IReadOnlyList<Interval> judged)
    {
        busy = [.. judged.Where(interval => interval.Requests > 0)];
        Each = judged.Select(interval => interval.Length).DefaultIfEmpty(TimeSpan.Zero).Max();
        Windows = [.. Together(judged).SelectMany(part => Merged(part, Math.Max(1, (judged.Count + MostWindows - 1) / MostWindows)))];
        Failing = Longest(judged, interval => interval.Failed > 0);
        Dead = Longest(judged, interval => interval.Failed >= interval.Requests);
    }

    /// <summary>Null where there is no time, or nothing to judge in it.</summary>
    public static JudgedSeconds? Of(RunResult result)
    {
        var judged = result.Timeline.Where(interval => IsJudged(result, interval)).ToList();
        return judged.Exists(interval => interval.Requests > 0) ? new JudgedSeconds(judged) : null;
    }

    /// <summary>How long an interval is: a second, or more in long runs.</summary>
    public TimeSpan Each { get; }

    /// <summary>The judged time in about thirty windows. Two that stand beside each other need not follow each other: between them may lie what is not judged.</summary>
    public IReadOnlyList<Interval> Windows { get; }

    /// <summary>How many intervals had requests.</summary>
    public int Count => busy.Count;

    /// <summary>How many of them had a failure.</summary>
    public int WithFailures => busy.Count(interval => interval.Failed > 0);

    /// <summary>How many of them had failures alone.</summary>
    public int WithoutSuccess => busy.Count(interval => interval.Failed >= interval.Requests);

    /// <summary>The longest stretch in which every interval had a failure; null without any.</summary>
    public (TimeSpan Start, TimeSpan End)? Failing { get; }

    /// <summary>The longest stretch in which nothing succeeded; null without any.</summary>
    public (TimeSpan Start, TimeSpan End)? Dead { get; }

    /// <summary>Such as <c>59 of 60 s without a failure</c>.</summary>
    public string WithoutFailureText
    {
        get
        {
            var what = Each == TimeSpan.FromSeconds(1) ? "s" : $"stretches of {Quantities.Length(Each)}";
            return $"{Quantities.Count(Count - WithFailures)} of {Quantities.Count(Count)} {what} without a failure{(busy.Any(interval => interval.Rejected > 0) ? " or a rejection" : "")}";
        }
    }

    /// <summary>The longest stretches by what they are; nothing where nothing failed.</summary>
    public IEnumerable<(string Name, string Stretch)> Stretches(Func<TimeSpan, string> moment)
    {
        if (Failing is { } failing)
        {
            yield return ("longest stretch with failures throughout", Text(failing, moment));
        }

        if (Dead is { } dead)
        {
            yield return ("longest stretch without any success", Text(dead, moment));
        }
    }

    private static string Text((TimeSpan Start, TimeSpan End) stretch, Func<TimeSpan, string> moment) =>
        $"{Quantities.Length(stretch.End - stretch.Start)}, from {moment(stretch.Start)} to {moment(stretch.End)}";

    // What is not judged in between belongs to no window.
    private static List<List<Interval>> Together(IReadOnlyList<Interval> judged)
    {
        List<List<Interval>> parts = [];
        foreach (var interval in judged)
        {
            if (parts is not [.., [.., var last]] || interval.Start > last.End)
            {
                parts.Add([]);
            }

            parts[^1].Add(interval);
        }

        return parts;
    }

    private static IEnumerable<Interval> Merged(List<Interval> judged, int size) =>
        judged.Chunk(size).Select(chunk => chunk.Aggregate((one, next) => one.Merge(next)));

    private static bool IsJudged(RunResult result, Interval interval)
    {
        // A clock reads a moment after a second is over, so its middle decides.
        var middle = interval.Start + (interval.Length / 2);
        return result.Stages.Any(stage => stage.IsJudged && middle >= stage.Start && middle < stage.Start + stage.Duration);
    }

    // An interval without requests neither ends a stretch nor makes one longer; what is not judged in between ends it.
    private static (TimeSpan Start, TimeSpan End)? Longest(IReadOnlyList<Interval> judged, Func<Interval, bool> isMeant)
    {
        (TimeSpan Start, TimeSpan End)? longest = null;
        TimeSpan? from = null;
        var before = TimeSpan.Zero;
        foreach (var interval in judged)
        {
            from = interval.Start > before ? null : from;
            before = interval.End;
            if (interval.Requests == 0)
            {
                continue;
            }

            from = isMeant(interval) ? from ?? interval.Start : null;
            if (from is { } start && (longest is not { } known || interval.End - start > known.End - known.Start))
            {
                longest = (start, interval.End);
            }
        }

        return longest;
    }
}
