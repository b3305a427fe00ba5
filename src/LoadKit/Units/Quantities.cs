using System.Globalization;

namespace LoadKit;

/// <summary>
/// How LoadKit prints durations, rates, shares and counts: invariant culture, always with the unit, never rounded to the good side.
/// Reporters use it so that one value reads the same in every output. What is no number is <c>no data</c> or <c>unbounded</c>.
/// </summary>
/// <threadsafety>All members are pure.</threadsafety>
public static class Quantities
{
    private const int MostDecimals = 12;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A latency or another short time with three digits: <c>850 µs</c>, <c>12.4 ms</c>, <c>693 ms</c>, <c>1.23 s</c>.</summary>
    public static string Duration(TimeSpan duration, Rounding rounding = Rounding.Nearest) => Duration(duration.TotalSeconds, rounding);

    /// <summary>A length of time as people say it: <c>45 s</c>, <c>4 min 30 s</c>, <c>8 h 5 min</c>, <c>30 d</c>; fractions of a second below ten seconds only.</summary>
    public static string Length(TimeSpan length)
    {
        if (length == TimeSpan.Zero)
        {
            return "0 s";
        }

        if (length < TimeSpan.FromSeconds(10))
        {
            return length < TimeSpan.FromSeconds(1) ? Duration(length) : $"{length.TotalSeconds.ToString("0.##", Invariant)} s";
        }

        var whole = TimeSpan.FromSeconds(Math.Round(length.TotalSeconds, MidpointRounding.AwayFromZero));
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

    /// <summary>A count with its noun: <c>1 request</c>, <c>36,279 requests</c>.</summary>
    internal static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>An amount of data with three digits, in decimal units: <c>512 B</c>, <c>4.10 kB</c>, <c>1.25 GB</c>.</summary>
    public static string Bytes(double bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
        var unit = 0;
        for (; Math.Abs(bytes) >= 999.5 && unit < units.Length - 1; unit++)
        {
            bytes /= 1000;
        }

        var digits = unit == 0 ? "0" : Math.Abs(bytes) < 9.995 ? "0.00" : Math.Abs(bytes) < 99.95 ? "0.0" : "0";
        return $"{bytes.ToString(digits, Invariant)} {units[unit]}";
    }

    /// <summary>A rate with three digits or all before the point: <c>0.333 /s</c>, <c>86.3 /s</c>, <c>1,040 /s</c>.</summary>
    public static string PerSecond(Rate rate, Rounding rounding = Rounding.Nearest) => PerSecond(rate.PerSecond, rounding);

    /// <summary>A share of <paramref name="of"/> things with digits enough that one of them shows: 14 of 36,279 is <c>0.039 %</c>.</summary>
    /// <remarks>Decimals of the percentage: max(2, ceil(log10 n) - 2).</remarks>
    public static string Percent(Ratio share, long of, Rounding rounding = Rounding.Nearest) => Percent(share, of, rounding, more: 0);

    /// <summary>A share given as a limit, with all its digits: <c>0.5 %</c>.</summary>
    public static string Percent(Ratio share) => NotANumber(share.Value) ?? share.ToString();

    /// <summary>A time given as a limit, with all its digits: <c>200 ms</c>, <c>1.2345 s</c>.</summary>
    internal static string Limit(TimeSpan limit)
    {
        var ticks = (decimal)limit.Ticks;
        return Math.Abs(ticks) switch
        {
            >= TimeSpan.TicksPerSecond => $"{(ticks / TimeSpan.TicksPerSecond).ToString("#,0.#######", Invariant)} s",
            >= TimeSpan.TicksPerMillisecond or 0 => $"{(ticks / TimeSpan.TicksPerMillisecond).ToString("0.####", Invariant)} ms",
            _ => $"{(ticks / TimeSpan.TicksPerMicrosecond).ToString("0.#", Invariant)} µs",
        };
    }

    /// <summary>A rate given as a limit, with all its digits: <c>900 /s</c>, <c>1,234.5 /s</c>.</summary>
    internal static string Limit(Rate limit) => NotANumber(limit.PerSecond) ?? $"{limit.PerSecond.ToString("#,0.##########", Invariant)} /s";

    /// <summary>The same as for a time span, for what is finer than its ticks, and with more digits than usual.</summary>
    internal static string Duration(double seconds, Rounding rounding, int more = 0)
    {
        if (seconds == 0 || NotANumber(seconds) is not null)
        {
            return NotANumber(seconds) ?? "0 ms";
        }

        // The unit goes by the rounded number: 999.6 µs is 1 ms, not 1,000 µs.
        var (micros, milliseconds) = (Significant(seconds * 1e6, 3 + more, rounding), Significant(seconds * 1e3, 3 + more, rounding));
        return Math.Abs(micros.Number) < 1000 ? Text(micros, "µs")
            : Math.Abs(milliseconds.Number) < 1000 ? Text(milliseconds, "ms")
            : Text(Significant(seconds, 3 + more, rounding), "s");
    }

    internal static string PerSecond(double rate, Rounding rounding, int more = 0) =>
        NotANumber(rate) ?? (rate == 0 ? "0 /s" : Text(Significant(rate, 3 + more, rounding), "/s"));

    /// <summary>A number without a unit: <c>0.912</c>.</summary>
    internal static string Score(double score, Rounding rounding, int more = 0) => NotANumber(score) ?? Rounded(score, 3 + more, rounding).Number.ToString("0.###############", Invariant);

    internal static string Percent(Ratio share, long of, Rounding rounding, int more)
    {
        var decimals = of > 0 ? Math.Max(2, (int)Math.Ceiling(Math.Log10(of)) - 2) : 2;
        return NotANumber(share.Percent) ?? Text(Rounded(share.Percent, decimals + more, rounding), "%");
    }

    private static string? NotANumber(double value) => double.IsNaN(value) ? "no data" : double.IsInfinity(value) ? "unbounded" : null;

    private static string Two(int first, string firstUnit, int second, string secondUnit) =>
        second == 0 ? $"{first} {firstUnit}" : $"{first} {firstUnit} {second} {secondUnit}";

    private static string Text((double Number, int Decimals) rounded, string unit) =>
        $"{rounded.Number.ToString("N" + rounded.Decimals.ToString(Invariant), Invariant)} {unit}";

    private static (double Number, int Decimals) Significant(double value, int digits, Rounding rounding)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var (number, decimals) = Rounded(value, Math.Max(0, digits - 1 - exponent), rounding);

        // 9.996 is 10.0, not 10.00.
        return (number, Math.Abs(number) >= Math.Pow(10, exponent + 1) ? Math.Max(0, decimals - 1) : decimals);
    }

    private static (double Number, int Decimals) Rounded(double value, int decimals, Rounding rounding)
    {
        // Beyond 15 digits there are no decimals, and scaling them could leave the numbers.
        decimals = Math.Abs(value) < 1e15 ? Math.Min(decimals, MostDecimals) : 0;
        var scale = Math.Pow(10, decimals);
        var scaled = value * scale;

        // 0.1 + 0.2 must not round up to 0.4: what is a whole number but for the noise of binary fractions counts as whole.
        var nearest = Math.Round(scaled, MidpointRounding.AwayFromZero);
        var rounded = rounding == Rounding.Nearest || Math.Abs(scaled - nearest) <= 1e-12 * Math.Abs(scaled)
            ? nearest
            : rounding == Rounding.Up ? Math.Ceiling(scaled) : Math.Floor(scaled);

        // Adding zero makes zero of what would print as -0.
        return ((rounded / scale) + 0.0, decimals);
    }
}
