using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Markdown;

/// <summary>The share of failed requests over the judged time as a line of block characters, from zero to the highest.</summary>
internal static class FailureLine
{
    private const char Empty = '·';

    /// <summary>Null where nothing failed, or there is too little time for a line.</summary>
    public static string? Of(RunResult result)
    {
        if (JudgedSeconds.Of(result) is not { WithFailures: > 0, Windows.Count: > 2 } seconds)
        {
            return null;
        }

        var worst = seconds.Windows.Where(window => window.Requests > 0).MaxBy(Share)!;
        var line = string.Concat(seconds.Windows.Select(window => window.Requests == 0 ? Empty : Blocks.Of(Share(window), Share(worst))));
        return $"Failed over the judged time: `{line}` at most {Quantities.Percent(new Ratio(Share(worst)), worst.Requests, Rounding.Up)} ({Quantities.Count(worst.Failed)} of {Quantities.Count(worst.Requests)}), "
            + $"{Quantities.Length(seconds.Windows[0].Length)} a column; {seconds.WithoutFailureText}";
    }

    private static double Share(Interval window) => window.Requests == 0 ? 0 : (double)window.Failed / window.Requests;
}
