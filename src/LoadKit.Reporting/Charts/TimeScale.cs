using System.Globalization;

namespace LoadKit.Reporting.Charts;

/// <summary>Seconds, with marks where a clock has them and labels as a stopwatch shows them.</summary>
internal sealed class TimeScale(double low, double high, double from, double to) : Scale(low, high, from, to)
{
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = 86_400;
    private static readonly double[] Steps =
    [
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, Minute, 2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute,
        Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day, 14 * Day, 28 * Day,
    ];

    /// <summary>Marks at about as many places as asked for.</summary>
    public IEnumerable<Tick> Ticks(int count)
    {
        var least = (High - Low) / count;
        var step = Steps.FirstOrDefault(step => step >= least * (1 - 1e-9), Steps[^1] * Math.Ceiling(least / Steps[^1]));
        for (var i = Math.Ceiling(Low / step); i * step <= High + (1e-9 * step); i++)
        {
            yield return new Tick(At(i * step), Label(i * step));
        }
    }

    /// <summary>What the labels are, for the axis' title.</summary>
    public string Unit => High < Minute ? "seconds" : High < Hour ? "minutes and seconds" : "hours, minutes and seconds";

    /// <summary>A moment: <c>7.5 s</c>, <c>2:46</c>, <c>1:02:46</c>.</summary>
    public string Label(double seconds)
    {
        if (High < Minute)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{seconds:0.##} s");
        }

        var whole = (long)Math.Round(seconds);
        return High < Hour
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    protected override double Part(double value) => (value - Low) / (High - Low);
}
