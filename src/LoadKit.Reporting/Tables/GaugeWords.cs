using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>What a gauge told, in words. Nobody knows which side of it is bad, so it is rounded to the nearest.</summary>
internal static class GaugeWords
{
    private const int LongestUnit = 20;

    /// <summary>The gauge's name on one line.</summary>
    public static string Name(GaugeResult gauge) => Foreign.OneLine(gauge.Name, 40);

    /// <summary>The mean and, in brackets, the highest: <c>71.3 % (93 %)</c>.</summary>
    public static string MeanAndMax(GaugeResult gauge) => $"{Value(gauge.Mean, gauge.Unit)} ({Value(gauge.Max, gauge.Unit)})";

    /// <summary>All that is known: <c>mean 71.3 %, 22 % to 93 % in 120 readings</c>.</summary>
    public static string Text(GaugeResult gauge) => $"mean {Value(gauge.Mean, gauge.Unit)}, {Value(gauge.Min, gauge.Unit)} to {Value(gauge.Max, gauge.Unit)} in {Counted.Of(gauge.Count, "reading")}";

    /// <summary>A value with its unit: three digits, or all before the point; bytes by their own units.</summary>
    public static string Value(double value, string unit)
    {
        if (!double.IsFinite(value))
        {
            return "no data";
        }

        if (unit is "bytes" or "B")
        {
            return Quantities.Bytes(value);
        }

        var number = Math.Abs(value) switch
        {
            >= 1e15 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
            >= 99.95 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 9.995 => value.ToString("0.#", CultureInfo.InvariantCulture),
            _ => value.ToString("0.##", CultureInfo.InvariantCulture),
        };
        return unit.Length == 0 ? number : $"{number} {Foreign.OneLine(unit, LongestUnit)}";
    }
}
