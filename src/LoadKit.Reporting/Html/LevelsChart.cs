using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html.Strips;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>Percentiles of the latency and the throughput against the level of load, one below the other.</summary>
internal static class LevelsChart
{
    private const double Width = 1080;
    private const double Left = 66;
    private const double Right = 940;
    private const double Top = 30;
    private const double Bottom = 210;
    private const double RatesTop = 250;
    private const double RatesBottom = 340;
    private const double AxisHeight = 44;
    private static readonly (int Percentile, Ink Ink, Ink Name)[] Lines = [(50, Palette.P50, Palette.P50Name), (95, Palette.P95, Palette.P95), (99, Palette.P99, Palette.P99)];

    /// <param name="view">The run.</param>
    /// <param name="stages">With requests, of one population, the lowest level first.</param>
    public static Markup Of(ReportView view, IReadOnlyList<StageResult> stages)
    {
        var (low, high) = (stages[0].Stage.To, stages[^1].Stage.To);
        var x = new LinearScale(Math.Max(0, low - ((high - low) / 6)), high + ((high - low) / 40), Left, Right);
        var load = ReportTables.LoadOf(view.Result, stages[0]);
        var times = LevelTimes.Of(stages);
        var miss = LevelObjectives.FirstMiss(view.Result, stages);
        return Picture.Of(
            "chart", Width, RatesBottom + AxisHeight, "Latency and throughput by load level", Finding(stages, times, miss, load),
            Title(times.AreOfSuccesses ? "Latency of successful requests" : "Latency", Top - 12), Title("Responses per second", RatesTop - 12),
            Latency(view, stages, times, x),
            Rates(stages, x),
            FirstMiss(miss, x, load),
            Axis.Bottom(stages.Select(stage => stage.Stage.To).Distinct().Select(level => new Tick(x.At(level), Quantities.Count((long)Math.Round(level)))), RatesBottom, RatesBottom + 4, Palette.Muted, Palette.Muted),
            Line.Straight(Left, RatesBottom, Right, RatesBottom, Palette.Muted),
            new Words((Left + Right) / 2, RatesBottom + 36, load is null ? "level of load" : load is OpenLoad ? "arrivals per second" : "users", Palette.Muted) { Side = Side.Middle }.Draw());
    }

    private static Markup Title(string text, double y) => new Words(Left - 48, y, text, Palette.Text) { IsBold = true, Size = 12 }.Draw();

    private static Markup Latency(ReportView view, IReadOnlyList<StageResult> stages, LevelTimes times, LinearScale x)
    {
        var measured = stages.Select(stage => (Level: stage.Stage.To, Times: times.Of(stage))).Where(stage => stage.Times.Count > 0).ToList();
        if (measured.Count == 0)
        {
            return Markup.None;
        }

        var limits = view.Result.Slos.Where(outcome => outcome.Slo is LatencySlo { Scope.Stage: null } && LimitStretches.IsOnAll(outcome.Slo)).Select(outcome => outcome.Slo).ToList();
        var values = Lines.SelectMany(line => measured.Select(stage => Seconds(stage.Times, line.Percentile))).Concat(limits.Select(limit => limit.LimitValue!.Value)).ToList();
        var y = LogScale.Around(values.Min(), values.Max(), Bottom, Top);
        return Markup.Join(
            Axis.Left(y.Ticks(18, LatencyStrip.Seconds), Left, Right, Palette.Muted, Palette.Grid),
            Markup.Join(limits.Select(limit => Markup.Join(
                Line.Straight(Left, y.At(limit.LimitValue!.Value), Right, y.At(limit.LimitValue.Value), Palette.Bad, 1.2, "6 3"),
                new Words(Left + 10, y.At(limit.LimitValue.Value) - 5, $"{limit.Quantity} limit {limit.Limit.Replace("<= ", "", StringComparison.Ordinal)}", Palette.Bad) { Halo = Palette.Paper }.Draw()))),
            Markup.Join(Lines.Select(line => Curve([.. measured.Select(stage => (stage.Level, Seconds(stage.Times, line.Percentile)))], x, y, line.Ink))),
            Names([.. Lines.Select(line => (y.At(Seconds(measured[^1].Times, line.Percentile)), $"p{Quantities.Count(line.Percentile)} {Quantities.Duration(measured[^1].Times.Percentile(line.Percentile), Rounding.Up)}", line.Name))]));
    }

    private static Markup Rates(IReadOnlyList<StageResult> stages, LinearScale x)
    {
        var y = LinearScale.FromZero(stages.Max(stage => stage.Requests.PerSecond.PerSecond), RatesBottom, RatesTop);
        var hasFailed = stages.Any(stage => stage.Requests.Failed > 0);
        return Markup.Join(
            StripFrame.Axis(y),
            Curve([.. stages.Select(stage => (stage.Stage.To, stage.Requests.PerSecond.PerSecond))], x, y, hasFailed ? Palette.Muted : Palette.P95),
            Markup.If(hasFailed, $"{Curve([.. stages.Select(stage => (stage.Stage.To, stage.Requests.SucceededPerSecond.PerSecond))], x, y, Palette.Good)}"),
            Names(hasFailed
                ? [(y.At(stages[^1].Requests.PerSecond.PerSecond), "all", Palette.Muted), (y.At(stages[^1].Requests.SucceededPerSecond.PerSecond), "successful", Palette.Good)]
                : [(y.At(stages[^1].Requests.PerSecond.PerSecond), "all", Palette.P95)]));
    }

    private static Markup FirstMiss(StageResult? miss, LinearScale x, Load? load)
    {
        if (miss is not { } stage)
        {
            return Markup.None;
        }

        var at = x.At(stage.Stage.To);
        var text = $"{VerdictWords.Symbol(Verdict.Fail)} first miss at {LoadWords.Level(stage.Stage, load)}";
        return Markup.Join(
            Line.Straight(at, Top, at, RatesBottom, Palette.Bad, 1.2, "2 3"),
            new Words(Math.Min(at + (Words.Width(text) / 2), Right) - (Words.Width(text) / 2), Top - 8, text, Palette.Bad) { Side = Side.Middle, IsBold = true }.Draw());
    }

    private static Markup Curve(IReadOnlyList<(double Level, double Value)> points, LinearScale x, Scale y, Ink ink) => Markup.Join(
        Line.Through(points.Select(point => (point.Level, (double?)point.Value)), x, y, ink, 1.8),
        Markup.Join(points.Select(point => Markup.Of($"<circle{ink.Fill} cx=\"{x.At(point.Level)}\" cy=\"{y.At(point.Value)}\" r=\"3\"/>"))));

    // From the lowest line up, each at least a line of text above the one below.
    private static Markup Names(IReadOnlyList<(double Y, string Text, Ink Ink)> names)
    {
        var below = double.PositiveInfinity;
        var drawn = new List<Markup>();
        foreach (var name in names.OrderByDescending(name => name.Y))
        {
            below = Math.Min(name.Y + 4, below - 14);
            drawn.Add(new Words(Right + 8, below, name.Text, name.Ink) { IsBold = true }.Draw());
        }

        return Markup.Join(drawn);
    }

    private static double Seconds(Latencies times, double percentile) => Math.Max(1e-6, times.Percentile(percentile).TotalSeconds);

    private static string Finding(IReadOnlyList<StageResult> stages, LevelTimes times, StageResult? miss, Load? load) => string.Join("; ", stages.Select(stage =>
        $"{LoadWords.Level(stage.Stage, load)}: p95 {Quantities.Duration(times.Of(stage).Percentile(95), Rounding.Up)}, {Quantities.PerSecond(stage.Requests.SucceededPerSecond, Rounding.Down)} successful"))
        + $"{(miss is null ? "" : $"; the first miss is at {LoadWords.Level(miss.Stage, load)}")}.";
}
