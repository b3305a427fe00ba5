namespace LoadKit.Verdicts;

/// <summary>A ratio as a change in percent, rounded to the bad side: <c>+20.13 %</c>.</summary>
/// <param name="isBetterHigher">Which side is bad.</param>
internal sealed class RatioText(bool isBetterHigher)
{
    public string Change(double ratio)
    {
        var text = Quantities.Percent(new Ratio(ratio - 1), 0, isBetterHigher ? Rounding.Down : Rounding.Up);
        return ratio > 1 && double.IsFinite(ratio) ? $"+{text}" : text;
    }

    public string Interval(double low, double high) => double.IsFinite(high) ? Ranges.Text(Change(low), Change(high)) : Ranges.Unbounded;
}
