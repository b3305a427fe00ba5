using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>What a reader has to know about the run before its numbers, as sentences.</summary>
internal static class RunNotes
{
    public static IEnumerable<string> Of(RunResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"started {result.StartedAt:yyyy-MM-dd HH:mm:ss zzz}, took {Quantities.Length(result.Duration)}, {Judged(result)}, seed {result.Seed}");
        if (result.StopReason != StopReason.Completed)
        {
            var planned = result.Run?.PlannedDuration is { } length ? $" of {Quantities.Length(length)} planned" : "";
            yield return $"stopped early: {(result.StopReason == StopReason.Aborted ? "aborted" : "cancelled")} after {Quantities.Length(result.Duration)}{planned}; the figures cover the part that ran";
        }

        if (result.Run?.Populations.Any(population => population.Load is ClosedLoad or IterationLoad) == true)
        {
            yield return "closed model: stalls of the system are under-sampled";
        }
    }

    private static string Judged(RunResult result) =>
        result.JudgedDuration > TimeSpan.Zero ? $"judged {Quantities.Length(result.JudgedDuration)} of it" : "nothing judged";
}
