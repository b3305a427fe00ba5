using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>What a reader has to know about the run before its numbers, as sentences.</summary>
internal static class RunNotes
{
    private const int LongestLabel = 100;

    public static IEnumerable<string> Of(RunResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"started {result.StartedAt:yyyy-MM-dd HH:mm:ss zzz}, took {Quantities.Length(result.Duration)}, {Judged(result)}, seed {result.Seed}");
        if (result.StopReason != StopReason.Completed)
        {
            var planned = result.Run?.PlannedDuration is { } length ? $" of {Quantities.Length(length)} planned" : "";
            yield return $"stopped early: {Stopped(result.StopReason)} after {Quantities.Length(result.Duration)}{planned}; the figures cover the part that ran";
        }

        if (result.Run is { Labels.Count: > 0 } run)
        {
            yield return string.Join("; ", run.Labels.Select(label => $"{Foreign.OneLine(label.Name, LongestLabel)}: {Foreign.OneLine(label.Value, LongestLabel)}"));
        }

        if (result.Run?.Populations.Any(population => population.Load is ClosedLoad or IterationLoad) == true)
        {
            yield return "closed model: stalls of the system are under-sampled";
        }
    }

    private static string Stopped(StopReason reason) => reason switch
    {
        StopReason.Aborted => "aborted",
        StopReason.CutShort => "the process ended",
        _ => "cancelled",
    };

    private static string Judged(RunResult result) =>
        result.JudgedDuration > TimeSpan.Zero ? $"judged {Quantities.Length(result.JudgedDuration)} of it" : "nothing judged";
}
