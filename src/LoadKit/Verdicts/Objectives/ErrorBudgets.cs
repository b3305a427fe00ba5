using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>What a run made of an error budget.</summary>
internal static class ErrorBudgets
{
    // The part of a period's budget that may be spent in the long window. Of 30 days: 14.4 in 1 h, 6 in 6 h, 3 in 1 d, 1 in 3 d.
    private static readonly (string Severity, double Part, TimeSpan Long, TimeSpan Short)[] Usual =
    [
        ("page", 0.02, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)),
        ("page", 0.05, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30)),
        ("ticket", 0.1, TimeSpan.FromDays(1), TimeSpan.FromHours(2)),
        ("ticket", 0.1, TimeSpan.FromDays(3), TimeSpan.FromHours(6)),
    ];

    public static ErrorBudget Of(AvailabilitySlo slo, WindowSample sum, BinomialInterval failed, TimeSpan measured, IReadOnlyList<WindowSample> windows, TimeSpan window)
    {
        var budget = slo.AtLeast.Complement.Value;
        return new ErrorBudget(slo.AtLeast, slo.Per, sum.Bad, sum.Count, measured, failed.Low / budget, failed.High / budget, [.. Alerts(slo, windows, window)]);
    }

    private static IEnumerable<BurnAlert> Alerts(AvailabilitySlo slo, IReadOnlyList<WindowSample> windows, TimeSpan window)
    {
        foreach (var (severity, part, length, shortLength) in Usual.Where(alert => alert.Long <= windows.Count * window && alert.Long < slo.Per))
        {
            var threshold = part * (slo.Per / length);
            yield return new BurnAlert(severity, length, shortLength, threshold, FirstAbove(windows, window, length, shortLength, threshold * slo.AtLeast.Complement.Value));
        }
    }

    // Both windows end with the same second; the long one has to be full.
    private static TimeSpan? FirstAbove(IReadOnlyList<WindowSample> windows, TimeSpan window, TimeSpan length, TimeSpan shortLength, double share)
    {
        var (longCount, shortCount) = ((int)Math.Ceiling(length / window), (int)Math.Max(1, Math.Round(shortLength / window)));
        var (slow, fast) = (default(WindowSample), default(WindowSample));
        for (var i = 0; i < windows.Count; i++)
        {
            slow = Moved(slow, windows, i, longCount);
            fast = Moved(fast, windows, i, shortCount);
            if (i >= longCount - 1 && slow.Bad > share * slow.Count && fast.Bad > share * fast.Count)
            {
                return (i + 1) * window;
            }
        }

        return null;
    }

    private static WindowSample Moved(WindowSample sum, IReadOnlyList<WindowSample> windows, int last, int length)
    {
        sum += windows[last];
        return last >= length ? new WindowSample(sum.Count - windows[last - length].Count, sum.Bad - windows[last - length].Bad) : sum;
    }
}
