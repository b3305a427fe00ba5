using System.Globalization;

namespace LoadKit.Reporting.Markdown;

/// <summary>The p99 over the judged time as a line of block characters, from zero to the highest.</summary>
internal static class Sparkline
{
    private const int Widest = 60;
    private const int Fewest = 3;
    private const long SamplesForP99 = 100;
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const char Empty = '·';

    /// <summary>The line with its range; null where there are too few requests for a p99 that moves.</summary>
    public static string? OfP99(RunResult result)
    {
        Interval[] judged = [.. result.Timeline.Where(interval => IsJudged(result, interval))];
        var samples = judged.Sum(interval => interval.Latency.Count);
        var columns = (int)Math.Min(Math.Min(Widest, judged.Length), samples / SamplesForP99);
        if (columns < Fewest)
        {
            return null;
        }

        var windows = judged
            .Select((interval, i) => (interval.Latency, Column: (int)((long)i * columns / judged.Length)))
            .GroupBy(of => of.Column, of => of.Latency)
            .Select(same => Histogram.Merge([.. same]))
            .ToArray();
        var values = windows.Select(window => window.ValueAtPercentile(99)).ToArray();
        var highest = values.Max();
        var line = string.Concat(windows.Zip(values, (window, value) => window.Count == 0 ? Empty : Block(value, highest)));
        var length = judged.Aggregate(TimeSpan.Zero, (sum, interval) => sum + interval.Length);
        var lowest = values.Where((_, i) => windows[i].Count > 0).Min();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p99 over the judged {Quantities.Length(length)}: `{line}` {Text(lowest)} to {Text(highest)}, {Quantities.Length(length / columns)} a column");
    }

    private static bool IsJudged(RunResult result, Interval interval)
    {
        var middle = interval.Start + (interval.Length / 2);
        return result.Stages.Any(stage => stage.IsJudged && middle >= stage.Start && middle < stage.Start + stage.Duration);
    }

    private static char Block(long value, long highest) =>
        Blocks[value == 0 ? 0 : (int)(((value * Blocks.Length) - 1) / highest)];

    private static string Text(long microseconds) => Quantities.Duration(TimeSpan.FromMicroseconds(microseconds), Rounding.Up);
}
