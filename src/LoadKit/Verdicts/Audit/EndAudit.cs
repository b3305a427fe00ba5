using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>How a run ended, and what never did.</summary>
internal static class EndAudit
{
    /// <summary>That the run did not come to its end, and when, in a few words; null for one that did.</summary>
    public static string? Stopped(RunRecord record) => record.StopReason switch
    {
        StopReason.Cancelled => $"the run was cancelled after {Quantities.Length(record.Elapsed)}",
        StopReason.Aborted => $"the run was aborted after {Quantities.Length(record.Elapsed)}",
        StopReason.CutShort => $"the run was cut short after {Quantities.Length(record.Elapsed)}",
        _ => null,
    };

    public static IEnumerable<Finding> Of(RunRecord record, IterationCounts counts)
    {
        if (record.StopReason == StopReason.Cancelled)
        {
            yield return Doubt($"{Stopped(record)}; the result covers the part that ran");
        }

        if (record.StopReason == StopReason.Aborted)
        {
            yield return Doubt($"{Stopped(record)}: {record.AbortReason}; the result covers the part that ran");
        }

        if (record.StopReason == StopReason.CutShort)
        {
            yield return Doubt($"the process ended before the run did, after {Quantities.Length(record.Elapsed)} or little more; the result covers what its journal has");
        }

        if (counts.Succeeded + counts.Failed == 0)
        {
            yield return Doubt(counts.Started == 0
                ? "no iteration began in the judged stages"
                : counts.Started == 1 ? "the only iteration that began in the judged stages did not end"
                : $"none of the {Quantities.Count(counts.Started)} iterations that began in the judged stages ended") with
            { IsFlattering = counts.Started + counts.Dropped > 0 };
        }

        if (counts.Unfinished > 0 && record.StopReason == StopReason.Completed)
        {
            yield return new Finding(
                FindingKind.Notice,
                $"{Quantities.Count(counts.Unfinished, "iteration", "iterations")} of the judged stages {(counts.Unfinished == 1 ? "was" : "were")} cut off by the end of the run (graceful stop {Quantities.Length(record.Plan.GracefulStop)}); {(counts.Unfinished == 1 ? "its latency is" : "their latencies are")} missing");
        }
    }

    private static Finding Doubt(string text) => new(FindingKind.Doubt, text);
}
