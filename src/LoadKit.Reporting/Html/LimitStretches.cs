namespace LoadKit.Reporting.Html;

/// <summary>
/// When an objective on all requests was over its limit, window by window: where the miss comes from. The longest stretches, as many as a picture can
/// show; one window alone is chance unless there are few.
/// </summary>
/// <param name="Name">The objective in a word or two: <c>p99</c>.</param>
/// <param name="Stretches">The longest ones in the order of time, from when to when.</param>
/// <param name="Others">How many more there were.</param>
internal sealed record LimitStretches(string Name, IReadOnlyList<(TimeSpan Start, TimeSpan End)> Stretches, int Others)
{
    private const int Most = 3;
    private const int FewWindows = 30;

    /// <summary>The longest one.</summary>
    public (TimeSpan Start, TimeSpan End) Longest => Stretches.MaxBy(stretch => stretch.End - stretch.Start);

    /// <summary>Of the worst objective that has any.</summary>
    public static LimitStretches? Of(RunResult result, IReadOnlyList<Interval> windows, JudgedSpans judged) => result.Slos
        .Where(outcome => IsOnAll(outcome.Slo))
        .OrderByDescending(outcome => outcome.Verdict)
        .ThenBy(outcome => outcome.Margin ?? 0)
        .Select(outcome => Of(outcome.Slo, windows, judged))
        .FirstOrDefault(stretches => stretches is not null);

    /// <summary>Whether an objective is about all that the page's lines are about.</summary>
    public static bool IsOnAll(Slo slo) => slo.Scope is { Step: null, Scenario: null, UserType: null, Tag: null, OfIterations: false, WithoutRejections: false };

    /// <summary>Whether the window is worth a verdict of its own, and that is a miss.</summary>
    public static bool IsOver(Slo slo, Interval window) => slo switch
    {
        LatencySlo latency => window.Requests * (100 - latency.Percentile) >= 100 && Slower(window, latency.AtMost) > window.Requests * (100 - latency.Percentile) / 100 * (1 + 1e-9),
        ErrorRateSlo errors => window.Requests * errors.Below.Value >= 1 && window.Failed >= window.Requests * errors.Below.Value,
        AvailabilitySlo up => window.Requests * up.AtLeast.Complement.Value >= 1 && window.Failed > window.Requests * up.AtLeast.Complement.Value,
        _ => false,
    };

    private static LimitStretches? Of(Slo slo, IReadOnlyList<Interval> windows, JudgedSpans judged)
    {
        var stretches = new List<(TimeSpan Start, TimeSpan End, int Count)>();
        var counted = windows.Where(window => slo.Scope.Stage is null ? judged.Hold(window) : window.Stage.Split(" + ").Contains(slo.Scope.Stage)).ToList();
        foreach (var window in counted.Where(window => IsOver(slo, window)))
        {
            // A single good window does not end it.
            if (stretches.Count > 0 && window.Start - stretches[^1].End <= window.Length)
            {
                stretches[^1] = (stretches[^1].Start, window.End, stretches[^1].Count + 1);
            }
            else
            {
                stretches.Add((window.Start, window.End, 1));
            }
        }

        var lasting = counted.Count > FewWindows ? [.. stretches.Where(stretch => stretch.Count > 1)] : stretches;
        var longest = lasting.OrderByDescending(stretch => stretch.End - stretch.Start).Take(Most).OrderBy(stretch => stretch.Start).Select(stretch => slo.Scope.Stage is null ? judged.Clip((stretch.Start, stretch.End)) : (stretch.Start, stretch.End)).ToList();
        return longest.Count == 0 ? null : new(slo.Quantity, longest, lasting.Count - longest.Count);
    }

    // As the objective counts: what failed is slower than any limit.
    private static long Slower(Interval window, TimeSpan limit)
    {
        var microseconds = (long)Math.Floor(limit.TotalMicroseconds);
        return Math.Min(window.Requests, window.Latency.CountAbove(microseconds) - window.FailedLatency.CountAbove(microseconds) + window.Failed);
    }
}
