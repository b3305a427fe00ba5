using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Live;

/// <summary>The last minute as a line of block characters, each the highest of so many seconds, from zero to the highest of the minute.</summary>
internal static class MinuteLine
{
    private static readonly int[] Widths = [60, 30, 20, 15];

    /// <summary>The widest line that fits: a second, or two, three or four of them, to each character; zero when none does.</summary>
    public static int Fit(int room) => Widths.FirstOrDefault(width => width <= room);

    /// <param name="seconds">The values of sixty seconds; NaN where there is none.</param>
    /// <param name="elapsed">When the last of them ended: a second stays in its character while the line moves on.</param>
    /// <param name="width">How many characters.</param>
    public static string Of(IReadOnlyList<double> seconds, TimeSpan elapsed, int width)
    {
        if (seconds.Count == 0)
        {
            return "";
        }

        var each = seconds.Count / width;
        var last = (long)Math.Round(elapsed.TotalSeconds) - 1;
        var highest = new double[width];
        Array.Fill(highest, double.NaN);
        for (var i = 0; i < seconds.Count; i++)
        {
            var second = last - (seconds.Count - 1 - i);
            var column = width - 1 - (int)((last / each) - Math.Max(0, second) / each);
            if (second >= 0 && column >= 0 && !double.IsNaN(seconds[i]))
            {
                highest[column] = double.IsNaN(highest[column]) ? seconds[i] : Math.Max(highest[column], seconds[i]);
            }
        }

        var top = highest.Where(value => !double.IsNaN(value)).DefaultIfEmpty(0).Max();
        return string.Concat(highest.Select(value => double.IsNaN(value) ? ' ' : Blocks.Of(value, top)));
    }
}
