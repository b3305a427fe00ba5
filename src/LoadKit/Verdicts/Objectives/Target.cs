using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>
/// The limit of an objective, and which side of it is good. What is printed beside a limit is on the same side of it as what was measured:
/// 200.4 ms is not printed as 200 ms beside "at most 200 ms", it gets the digits that it needs.
/// </summary>
internal readonly record struct Target
{
    private const double Largest = 1e15;

    private Target(double limit, bool isBelow, bool isStrict) => (Limit, IsBelow, IsStrict) = (limit, isBelow, isStrict);

    public double Limit { get; }

    private bool IsBelow { get; }

    private bool IsStrict { get; }

    public static Target AtMost(double limit) => new(limit, isBelow: true, isStrict: false);

    public static Target Below(double limit) => new(limit, isBelow: true, isStrict: true);

    public static Target AtLeast(double limit) => new(limit, isBelow: false, isStrict: false);

    public bool IsMetBy(double value) => IsOnGoodSide(value.CompareTo(Limit));

    /// <summary>Pass when the whole interval is on the good side, Fail when all of it is on the bad one.</summary>
    public Verdict Judge(double low, double high) => (IsMetBy(low), IsMetBy(high)) switch
    {
        (true, true) => Verdict.Pass,
        (false, false) => Verdict.Fail,
        _ => Verdict.Inconclusive,
    };

    /// <summary>A time, rounded up.</summary>
    public string Duration(double seconds) => Kept(seconds, 1, more => Quantities.Duration(seconds, Rounding.Up, more));

    /// <summary>A rate, rounded down.</summary>
    public string PerSecond(double rate) => Kept(rate, 1, more => Quantities.PerSecond(rate, Rounding.Down, more));

    /// <summary>A share, rounded to the bad side.</summary>
    public string Percent(double share, long of)
    {
        var rounding = IsBelow ? Rounding.Up : Rounding.Down;
        return Kept(share, 0.01m, more => Quantities.Percent(new Ratio(share), of, rounding, more));
    }

    /// <summary>A number without unit, rounded down.</summary>
    public string Score(double score) => Kept(score, 1, more => Quantities.Score(score, Rounding.Down, more));

    private string Kept(double value, decimal unit, Func<int, string> text)
    {
        var usual = text(0);
        if (!(Math.Abs(value) < Largest && Limit < Largest))
        {
            return usual;
        }

        var limit = (decimal)Limit;
        var isMet = IsMetBy(value);
        for (var (more, printed) = (0, usual); more <= 12; printed = text(++more))
        {
            if (IsOnGoodSide(Number(printed, unit).CompareTo(limit)) == isMet)
            {
                return printed;
            }
        }

        return usual;
    }

    private bool IsOnGoodSide(int sign) => sign == 0 ? !IsStrict : sign < 0 == IsBelow;

    private static decimal Number(string text, decimal unit)
    {
        var space = text.LastIndexOf(' ');
        var scale = text[(space + 1)..] switch { "µs" => 1e-6m, "ms" => 1e-3m, _ => unit };
        return decimal.Parse(space < 0 ? text : text.AsSpan(0, space), NumberStyles.Number, CultureInfo.InvariantCulture) * scale;
    }
}
