using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>
/// An objective's value and interval beside its limit. The limit is at the same place in every row and one ratio has one length, so rows can be
/// compared: what is twice its limit is as far from it as another that is twice its own. Shares that have to be high are shown by what is missing of
/// them: 99.97 % against 99 % is a third of a tenth of what may be missing, not a hundredth more.
/// </summary>
internal sealed class AgainstTheLimit
{
    private const double Width = 200;
    private const double Height = 26;
    private const double Least = 1.5;
    private const double Most = 4;
    private const double Margin = 6;
    private readonly double reach;
    private readonly bool hasMissing;

    public AgainstTheLimit(IReadOnlyList<SloOutcome> outcomes)
    {
        // By what is not met, if anything: how far on the good side the others are matters less, and an arrow says that it is far.
        var open = outcomes.Where(outcome => outcome.Verdict != Verdict.Pass).ToList();
        var ratios = (open.Count > 0 ? open : outcomes).SelectMany(outcome => new[] { Ratio(outcome, outcome.Value), Ratio(outcome, outcome.Low), Ratio(outcome, outcome.High) })
            .OfType<double>().Where(ratio => ratio > 0 && double.IsFinite(ratio)).Select(ratio => Math.Max(ratio, 1 / ratio)).DefaultIfEmpty(Least);
        reach = Math.Clamp(ratios.Max() * 1.1, Least, Most);
        hasMissing = outcomes.Any(outcome => IsMissing(outcome.Slo));
    }

    /// <summary>What has to be said about the picture only where it is so.</summary>
    public string Explanation => hasMissing ? "Shares that have to be high are drawn by what is missing of them. " : "";

    public Markup Of(SloOutcome outcome)
    {
        if (Ratio(outcome, outcome.Value) is not { } value)
        {
            return Markup.Of($"-");
        }

        var scale = new LogRatioScale(reach, Margin, Width - Margin);
        var limit = scale.At(1);
        var isBadHigh = !outcome.Slo.HigherIsBetter || IsMissing(outcome.Slo);
        var (low, high) = (Ratio(outcome, outcome.Low), Ratio(outcome, outcome.High));
        (low, high) = low > high ? (high, low) : (low, high);
        return Picture.Of(
            "mini", Width, Height,
            $"{outcome.Slo.Name}: {outcome.Measured}, limit {outcome.Slo.Limit}",
            $"{Panel.Capital(outcome.Word)}{(outcome.Interval.Length > 0 ? $"; the interval is {outcome.Interval}" : "")}",
            Area.Box(isBadHigh ? limit : 0, 3, isBadHigh ? Width - limit : limit, Height - 6, Palette.Bad, 0.08),
            Line.Straight(0, Height / 2, Width, Height / 2, Palette.Rule),
            Line.Straight(limit, 1, limit, Height - 1, Palette.Bad, 1.4, "4 2.5"),
            Whiskers.Of(scale, Height / 2, value, low, high, Palette.Of(outcome.Verdict)));
    }

    private static bool IsMissing(Slo slo) => slo is AvailabilitySlo or CheckRateSlo;

    private static double? Ratio(SloOutcome outcome, double? value) => (value, outcome.Slo.LimitValue) switch
    {
        ({ } number, { } limit) when IsMissing(outcome.Slo) && limit < 1 => (1 - number) / (1 - limit),
        ({ } number, > 0 and { } limit) => number / limit,
        _ => null,
    };

    /// <summary>One is in the middle.</summary>
    private sealed class LogRatioScale(double reach, double from, double to) : Scale(1 / reach, reach, from, to)
    {
        protected override double Part(double value) => value > 0 ? (Math.Log(value) / Math.Log(High) / 2) + 0.5 : 0;
    }
}
