using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>What a reader has to know about the run before its numbers, as sentences.</summary>
internal static class RunNotes
{
    /// <param name="result">The result.</param>
    /// <param name="run">What was known at the start; null when the reporter saw the end only.</param>
    public static IEnumerable<string> Of(RunResult result, RunInfo? run)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"started {result.StartedAt:yyyy-MM-dd HH:mm:ss zzz}, took {Quantities.Length(result.Duration)}, {Judged(result)}, seed {result.Seed}");
        if (result.StopReason == StopReason.Cancelled)
        {
            var planned = run?.PlannedDuration is { } length ? $" of {Quantities.Length(length)} planned" : "";
            yield return $"stopped early: cancelled after {Quantities.Length(result.Duration)}{planned}; the figures cover the part that ran";
        }

        if (run is not null && run.Populations.Any(population => population.Load is ClosedLoad or IterationLoad))
        {
            yield return "closed model: stalls of the system are under-sampled";
        }
    }

    private static string Judged(RunResult result) =>
        result.JudgedDuration > TimeSpan.Zero ? $"judged {Quantities.Length(result.JudgedDuration)} of it" : "nothing judged";
}
