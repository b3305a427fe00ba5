using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>
/// Which intervals make a line, and the line. The first interval of each stage is one at once, and so is the one after which an objective is missed;
/// the others are merged until the clock passes the next multiple of the cadence. No line spans two stages.
/// </summary>
/// <param name="run">What is known of the run; null when nothing is.</param>
internal sealed class LiveLines(RunInfo? run)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(0.5);
    private readonly TimeSpan? planned = run?.PlannedDuration;
    private readonly StateChanges changes = new(run);
    private string? stage;
    private Interval? waiting;
    private TimeSpan covered;
    private TimeSpan printed;

    /// <summary>The lines that are due with this interval: none, one, or two at a change of stage.</summary>
    public IReadOnlyList<string> Add(Interval next)
    {
        if (next.Stage != stage)
        {
            List<string> lines = [.. Rest()];
            stage = next.Stage;
            Take(next);
            lines.Add($"{Rest()[0]}  stage {Foreign.OneLine(next.Stage, 80)}");
            return lines;
        }

        Take(next);

        // That it is better again is said in a line that is due: what comes and goes every second makes one more line for each of those.
        return IsDue(next.End) || changes.IsAlarming ? Rest() : [];
    }

    /// <summary>What has not made a line yet.</summary>
    public IReadOnlyList<string> Rest()
    {
        if (waiting is not { } interval)
        {
            return [];
        }

        printed = interval.End;
        waiting = null;
        return [LiveLine.Of(interval, covered, planned) + changes.Say()];
    }

    /// <summary>The same at the end of a run, without a blink of the graceful stop: its rates would be noise, and the report has its counts.</summary>
    public IReadOnlyList<string> Last() => covered < Blink ? [] : Rest();

    private void Take(Interval next)
    {
        covered = waiting is null ? next.Length : covered + next.Length;
        waiting = waiting?.Merge(next) ?? next;
        changes.Add(next);
    }

    private bool IsDue(TimeSpan end)
    {
        var cadence = (planned ?? end) < Long ? 5 : 30;
        return Seconds(end) / cadence > Seconds(printed) / cadence;
    }

    // Whole ones: an interval that ends at 4.998 s is the one that ends at 5 s.
    private static long Seconds(TimeSpan time) => (long)Math.Round(time.TotalSeconds);
}
