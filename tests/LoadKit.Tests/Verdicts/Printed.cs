using System.Globalization;

namespace LoadKit.Tests.Verdicts;

/// <summary>What a reader takes from printed quantities: numbers in seconds, shares and events per second.</summary>
internal static class Printed
{
    public static double Number(string text)
    {
        var space = text.LastIndexOf(' ');
        var number = decimal.Parse(text[..space], NumberStyles.Number, CultureInfo.InvariantCulture);
        return (double)(text[(space + 1)..] switch
        {
            "µs" => number / 1_000_000,
            "ms" => number / 1000,
            "s" or "/s" => number,
            "%" => number / 100,
            var unit => throw new FormatException($"\"{unit}\" in \"{text}\" is no unit"),
        });
    }

    /// <summary>The two ends; nothing known is from infinity where failures are above any limit.</summary>
    public static (double Low, double High) Range(string interval)
    {
        if (interval == "unbounded")
            return (double.PositiveInfinity, double.PositiveInfinity);
        var ends = interval.Split(" to ");
        var high = ends[1] == "unbounded" ? double.PositiveInfinity : Number(ends[1]);
        return (Number(ends[0].Contains(' ', StringComparison.Ordinal) ? ends[0] : ends[0] + ends[1][ends[1].LastIndexOf(' ')..]), high);
    }
}
