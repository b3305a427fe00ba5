using System.Globalization;
using LoadKit.Reporting.Progress;

namespace LoadKit.Reporting.Live;

/// <summary>How far the run has come: a bar through its stages with their borders, and the time.</summary>
internal static class CourseLine
{
    private const char Done = '━';
    private const char Ahead = '─';
    private const char Border = '│';

    public static string Of(Snapshot now, int width)
    {
        var time = Time(now);
        return now.Course.Done(now.Elapsed, now.Ended) is { } done && width - time.Length - 2 is > 0 and var room
            ? $"{Bar(done, now.Course.Borders, room)}  {time}"
            : Fitted.Cut(time, width);
    }

    private static string Bar(double done, IReadOnlyList<double> borders, int width)
    {
        var bar = new char[width];
        Array.Fill(bar, Ahead);
        Array.Fill(bar, Done, 0, (int)(done * width));
        foreach (var border in borders)
        {
            bar[Math.Clamp((int)(border * width), 0, width - 1)] = Border;
        }

        return new string(bar);
    }

    private static string Time(Snapshot now) =>
        now.Course.Planned is { } planned ? $"{Clock(now.Elapsed)} of {Clock(planned)}"
        : now.Course.Iterations > 0 ? $"{Clock(now.Elapsed)}, {Quantities.Count(now.Ended)} of {Quantities.Count(now.Course.Iterations)} iterations"
        : Clock(now.Elapsed);

    // A clock keeps its width while it runs.
    private static string Clock(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }
}
