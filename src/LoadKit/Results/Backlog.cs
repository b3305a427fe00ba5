namespace LoadKit.Results;

/// <summary>
/// Whether more arrives than is answered, so that the line grows: then a rate is too much, whatever the objectives say, and they would say so later. Seen in the second half of the judged time,
/// when those who came first have had time to leave.
/// </summary>
internal static class Backlog
{
    private const double Least = 0.98;

    // Lines come and go: the ups and downs of random arrivals are their root.
    private const double Swings = 4;

    public static bool Grows(RunResult result)
    {
        var (started, ended) = SecondHalf(result);
        return ended < Least * started && started - ended > Swings * Math.Sqrt(started);
    }

    public static string Text(RunResult result)
    {
        var (started, ended) = SecondHalf(result);
        return $"the line grows: of {Quantities.Count(started)} iterations begun in the second half {Quantities.Count(ended)} ended, {Quantities.Percent(new Ratio((double)ended / started), started, Rounding.Down)}";
    }

    private static (long Started, long Ended) SecondHalf(RunResult result)
    {
        var judged = result.Timeline.Where(interval => interval.IsJudged).ToList();
        var half = judged.Skip(judged.Count / 2).ToList();
        return (half.Sum(interval => interval.Started), half.Sum(interval => interval.Ended));
    }
}
