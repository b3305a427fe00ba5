using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>Errors per second by kind, the most frequent at the bottom.</summary>
internal static class ErrorsStrip
{
    private const int LongestName = 17;

    public static Strip Of(ReportView view)
    {
        var kinds = Kinds(view.Windows);
        return kinds.Count == 0 ? new("Errors per second: none", 0, _ => Markup.None) : new("Errors per second", 72, frame => Draw(frame, kinds));
    }

    // The kinds that there is a colour for; the others together are the last.
    private static IReadOnlyList<(string Name, Func<Interval, long> Count)> Kinds(IReadOnlyList<Interval> windows)
    {
        var kinds = windows.SelectMany(window => window.Errors).GroupBy(error => error.Kind, StringComparer.Ordinal)
            .OrderByDescending(same => same.Sum(error => error.Count)).Select(same => same.Key).ToList();
        if (kinds.Count == 0)
        {
            return windows.Any(window => window.Failed > 0) ? [("failed", window => window.Failed)] : [];
        }

        var room = Palette.Errors.Count;
        var named = kinds.Take(kinds.Count > room ? room - 1 : room).ToList();
        var others = kinds.Except(named).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. named.Select(kind => (kind, (Func<Interval, long>)(window => window.Errors.Where(error => error.Kind == kind).Sum(error => error.Count)))),
            .. others.Count == 0 ? [] : new (string, Func<Interval, long>)[] { ($"{others.Count} other kinds", window => window.Errors.Where(error => others.Contains(error.Kind)).Sum(error => error.Count)) },
        ];
    }

    private static Markup Draw(StripFrame frame, IReadOnlyList<(string Name, Func<Interval, long> Count)> kinds)
    {
        var bars = frame.Windows.Select(window => (
            window.Start.TotalSeconds, window.End.TotalSeconds, (IReadOnlyList<double>)[.. kinds.Select(kind => kind.Count(window) / Math.Max(1e-3, window.Length.TotalSeconds))])).ToList();
        var y = frame.FromZero(bars.Max(bar => bar.Item3.Sum()));
        return Markup.Join(StripFrame.Axis(y), Bars.Stacked(bars, frame.X, y, Palette.Errors), Markup.Join(kinds.Index().Select(kind => Name(frame, kind.Index, kind.Item.Name))));
    }

    private static Markup Name(StripFrame frame, int place, string name)
    {
        var y = frame.Bottom - 10 - (place * 18);
        return Markup.Of(
            $"<g><title>{name:200}</title>{Area.Box(StripFrame.Right + 10, y, 9, 9, Palette.Errors[place])}{new Words(StripFrame.Right + 25, y + 9, Foreign.OneLine(Short(name), LongestName), Palette.Muted).Draw()}</g>");
    }

    // HttpRequestException says it all without its last word.
    private static string Short(string kind) => kind.Length > LongestName && kind.EndsWith("Exception", StringComparison.Ordinal) ? kind[..^"Exception".Length] : kind;
}
