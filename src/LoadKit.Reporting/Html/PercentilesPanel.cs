using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html.Strips;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The whole distribution: how much of the requests was faster than what, the slowest tenths as wide as the others.</summary>
internal static class PercentilesPanel
{
    private const double Width = 1080;
    private const double Left = 66;
    private const double Right = 1056;
    private const double Top = 16;
    private const double Bottom = 270;
    private const int Points = 140;

    // For the names above the curve.
    private const double Headroom = 1.4;

    /// <summary>Where fewer are left, a percentile is the luck of one or two requests.</summary>
    private const int FewestLeft = 3;

    public static Markup Of(ReportView view)
    {
        var (now, before) = (Times(view.Result), view.Options.Baseline is { } baseline ? Times(baseline) : Histogram.Empty);
        return now.Count == 0 ? Markup.None : Panel.Of(
            "percentiles", "Latency by percentile", Markup.Of($"<figure tabindex=\"0\" aria-label=\"Latency by percentile\">{Chart(view, now, before)}</figure>"), Panel.Note(Note(view)), PercentileTable.Of(view, now, before));
    }

    private static Histogram Times(RunResult result) => result.Totals.Requests.Latency.Histogram;

    private static Markup Chart(ReportView view, Histogram now, Histogram before)
    {
        var x = TailScale.For(Math.Max(now.Count, before.Count), FewestLeft, Left, Right);
        var (here, there) = (Curve(now, x), Curve(before, x));
        var limits = Outcomes(view).Where(outcome => x.Holds(((LatencySlo)outcome.Slo).Percentile)).ToList();
        var all = here.Concat(there).Select(point => point.Y!.Value).Concat(limits.Select(outcome => outcome.Slo.LimitValue!.Value)).Concat(limits.Select(outcome => outcome.Value).OfType<double>()).Where(value => value > 0 && double.IsFinite(value)).ToList();
        var y = LogScale.Around(all.DefaultIfEmpty(0).Min(), all.DefaultIfEmpty(0).Max() * Headroom, Bottom, Top);
        return Picture.Of(
            "chart", Width, Bottom + 44, "Latency by percentile", Finding(view, now),
            Axis.Left(y.Ticks(18, LatencyStrip.Seconds), Left, Right, Palette.Muted, Palette.Grid),
            Axis.Bottom(x.Ticks(percent => $"{percent.ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture)} %"), Bottom, Top, Palette.Muted, Palette.Grid),
            Line.Through(there, x, y, Palette.Muted, 1.4, "5 4"),
            Line.Through(here, x, y, Palette.P99, 2),
            Name(here, x, y, "this run", Palette.P99, -10),
            Name(there, x, y, "baseline", Palette.Muted, 18),
            Markup.Join(limits.Select(outcome => Mark(outcome, x, y))),
            new Words((Left + Right) / 2, Bottom + 36, "share of requests that were faster", Palette.Muted) { Side = Side.Middle }.Draw());
    }

    private static IReadOnlyList<(double X, double? Y)> Curve(Histogram times, TailScale x)
    {
        double[] percents = [.. x.Points(Points).Where(percent => times.Count * (100 - percent) >= 100 * FewestLeft * (1 - 1e-9))];
        var values = new long[percents.Length];
        times.ValuesAtPercentiles(percents, values);
        return [.. percents.Zip(values, (percent, value) => (percent, (double?)(Math.Max(1, value) / 1e6)))];
    }

    private static Markup Name(IReadOnlyList<(double X, double? Y)> curve, TailScale x, LogScale y, string name, Ink ink, double below)
    {
        if (curve.Count == 0)
        {
            return Markup.None;
        }

        // Before the steep end, where there is room on both sides.
        var (at, value) = curve[(int)(curve.Count * 0.8)];
        return new Words(x.At(at), y.At(value!.Value) + below, name, ink) { Side = Side.Right, IsBold = ink == Palette.P99, Size = 12, Halo = Palette.Paper }.Draw();
    }

    private static IEnumerable<SloOutcome> Outcomes(ReportView view) =>
        view.Result.Slos.Where(outcome => outcome.Slo is LatencySlo { Scope.Stage: null } && LimitStretches.IsOnAll(outcome.Slo));

    // The words of the limit and of the value stand on different sides: they are close when the limit nearly holds.
    private static Markup Mark(SloOutcome outcome, TailScale x, LogScale y)
    {
        var (at, limit, ink) = (x.At(((LatencySlo)outcome.Slo).Percentile), y.At(outcome.Slo.LimitValue!.Value), Palette.Of(outcome.Verdict));
        var isAbove = outcome.Value is not { } measured || y.At(measured) > limit;
        var words = $"{VerdictWords.Symbol(outcome.Verdict)} limit {outcome.Slo.Limit.Replace("<= ", "", StringComparison.Ordinal)}";
        return Markup.Join(
            Line.Straight(at - 14, limit, at + 14, limit, ink, 2),
            new Words(isAbove ? at - 19 : at + 19, limit + 4, words, ink) { Side = isAbove ? Side.Right : Side.Left, IsBold = true, Halo = Palette.Paper }.Draw(),
            outcome.Value is { } value && double.IsFinite(value)
                ? Markup.Of($"<circle{Palette.P99.Fill} cx=\"{at}\" cy=\"{y.At(value)}\" r=\"3.4\"/>{new Words(isAbove ? at + 8 : at - 8, y.At(value) + (isAbove ? 14 : -7), outcome.Measured, Palette.P99) { Side = isAbove ? Side.Left : Side.Right, IsBold = true, Halo = Palette.Paper }.Draw()}")
                : Markup.None);
    }

    private static string Finding(ReportView view, Histogram now) =>
        $"p50 {NumbersPanel.Time(view.Result.Totals.Requests, 50)}, p95 {NumbersPanel.Time(view.Result.Totals.Requests, 95)}, p99 {NumbersPanel.Time(view.Result.Totals.Requests, 99)}, longest {Quantities.Duration(TimeSpan.FromMicroseconds(now.Max), Rounding.Up)}.";

    private static string Note(ReportView view)
    {
        string[] sentences =
        [
            .. view.Options.Baseline is { } baseline ? [$"Baseline: the run of {baseline.StartedAt.ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture)}{Commit(baseline)}."] : Array.Empty<string>(),
            "The curve ends where fewer than three requests are left to its right.",
            .. view.Result.Totals.Requests.Failed > 0 && Outcomes(view).Any() ? ["An objective counts failed requests as slower than any limit, so its dot can lie above the curve."] : Array.Empty<string>(),
        ];
        return string.Join(' ', sentences);
    }

    private static string Commit(RunResult baseline) => baseline.Run?.Labels.FirstOrDefault(label => label.Name == "commit") is { } commit ? $", commit {Foreign.OneLine(commit.Value, 60)}" : "";
}
