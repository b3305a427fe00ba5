using System.Globalization;

namespace LoadKit;

/// <summary>
/// How LoadKit prints durations, rates, shares and counts: invariant culture, always with the unit, never rounded to the good side.
/// Reporters use it so that one value reads the same in every output.
/// </summary>
/// <threadsafety>All members are pure.</threadsafety>
public static class Quantities
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A latency or another short time with three digits: <c>850 µs</c>, <c>12.4 ms</c>, <c>693 ms</c>, <c>1.23 s</c>.</summary>
    public static string Duration(TimeSpan duration, Rounding rounding = Rounding.Nearest)
    {
        var seconds = duration.TotalSeconds;
        var magnitude = Math.Abs(seconds);
        return magnitude switch
        {
            0 => "0 ms",
            < 0.0009995 => Significant(seconds * 1e6, 3, rounding) + " µs",
            < 0.9995 => Significant(seconds * 1e3, 3, rounding) + " ms",
            _ => Significant(seconds, Math.Max(3, 1 + (int)Math.Log10(magnitude)), rounding) + " s",
        };
    }

    /// <summary>A length of time as people say it: <c>45 s</c>, <c>4 min 30 s</c>, <c>8 h 5 min</c>, <c>30 d</c>; fractions of a second below ten seconds only.</summary>
    public static string Length(TimeSpan length)
    {
        if (length < TimeSpan.FromSeconds(10))
        {
            return length < TimeSpan.FromSeconds(1) ? Duration(length) : $"{length.TotalSeconds.ToString("0.##", Invariant)} s";
        }

        var whole = TimeSpan.FromSeconds(Math.Round(length.TotalSeconds));
        return whole switch
        {
            { TotalDays: >= 2 } => Two((int)whole.TotalDays, "d", whole.Hours, "h"),
            { TotalHours: >= 1 } => Two((int)whole.TotalHours, "h", whole.Minutes, "min"),
            { TotalMinutes: >= 1 } => Two(whole.Minutes, "min", whole.Seconds, "s"),
            _ => $"{whole.Seconds} s",
        };
    }

    /// <summary>A count with thousands separated: <c>36,279</c>.</summary>
    public static string Count(long count) => count.ToString("N0", Invariant);

    /// <summary>A rate with three digits or all before the point: <c>0.333 /s</c>, <c>86.3 /s</c>, <c>1,040 /s</c>.</summary>
    public static string PerSecond(Rate rate, Rounding rounding = Rounding.Nearest) =>
        Significant(rate.PerSecond, Math.Max(3, 1 + (int)Math.Log10(Math.Max(1, Math.Abs(rate.PerSecond)))), rounding) + " /s";

    /// <summary>A share of <paramref name="of"/> things with digits enough that one of them shows: 14 of 36,279 is <c>0.039 %</c>.</summary>
    /// <remarks>Decimals of the percentage: max(2, ceil(log10 n) - 2).</remarks>
    public static string Percent(Ratio share, long of, Rounding rounding = Rounding.Nearest)
    {
        var decimals = of > 0 ? Math.Max(2, (int)Math.Ceiling(Math.Log10(of)) - 2) : 2;
        return Decimals(share.Percent, decimals, rounding) + " %";
    }

    /// <summary>A share given as a limit, with all its digits: <c>0.5 %</c>.</summary>
    public static string Percent(Ratio share) => share.ToString();

    private static string Two(int first, string firstUnit, int second, string secondUnit) =>
        second == 0 ? $"{first} {firstUnit}" : $"{first} {firstUnit} {second} {secondUnit}";

    private static string Significant(double value, int digits, Rounding rounding)
    {
        if (value == 0)
        {
            return "0";
        }

        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return Decimals(value, decimals, rounding);
    }

    private static string Decimals(double value, int decimals, Rounding rounding)
    {
        decimals = Math.Min(decimals, 12);
        var scale = Math.Pow(10, decimals);
        var scaled = value * scale;

        // 0.1 + 0.2 must not round up to 0.4: what is a whole number but for the noise of binary fractions counts as whole.
        var nearest = Math.Round(scaled, MidpointRounding.AwayFromZero);
        var rounded = rounding == Rounding.Nearest || Math.Abs(scaled - nearest) < 1e-9 * Math.Max(1, Math.Abs(scaled))
            ? nearest
            : rounding == Rounding.Up ? Math.Ceiling(scaled) : Math.Floor(scaled);
        return (rounded / scale).ToString("N" + decimals.ToString(Invariant), Invariant);
    }
}
