namespace LoadKit.Storage;

/// <summary>What a file does not say, for it is of an older version: the generated reader leaves nothing there instead of the default.</summary>
internal static class ResultDefaults
{
    private static readonly RunResult Nothing = new() { Name = "", Verdict = Verdict.Inconclusive, Reason = "" };

    public static RunResult Fill(RunResult result) => result with
    {
        Run = result.Run is { } run ? Fill(run) : null,
        Confidence = Fill(result.Confidence),
        JudgedStages = result.JudgedStages ?? "",
        Slos = [.. (result.Slos ?? []).Select(Fill)],
        Findings = result.Findings ?? [],
        Audit = result.Audit ?? [],
        Totals = Fill(result.Totals ?? Totals.None),
        Whole = Fill(result.Whole ?? Totals.None),
        UserTypes = [.. (result.UserTypes ?? []).Select(type => type with { Requests = Fill(type.Requests), Iterations = Fill(type.Iterations) })],
        Scenarios = [.. (result.Scenarios ?? []).Select(scenario => scenario with { Requests = Fill(scenario.Requests), Iterations = Fill(scenario.Iterations) })],
        Steps = [.. (result.Steps ?? []).Select(step => step with { Requests = Fill(step.Requests), Traffic = step.Traffic ?? Traffic.None, Phases = step.Phases ?? [] })],
        Stages = [.. (result.Stages ?? []).Select(stage => stage with { Requests = Fill(stage.Requests), Iterations = Fill(stage.Iterations), Gauges = stage.Gauges ?? [], Slos = [.. (stage.Slos ?? []).Select(Fill)] })],
        Checks = result.Checks ?? [],
        Tags = [.. (result.Tags ?? []).Select(tag => tag with { Measured = Fill(tag.Measured) })],
        Gauges = result.Gauges ?? [],
        Errors = [.. (result.Errors ?? []).Select(error => error with { Context = error.Context ?? "" })],
        Slowest = result.Slowest ?? [],
        Timeline = [.. (result.Timeline ?? []).Select(Fill)],
        Files = result.Files ?? [],
        Generator = result.Generator is { } generator ? generator with { PoolDelay = generator.PoolDelay ?? Latencies.None, Lag = generator.Lag ?? Latencies.None } : null,
    };

    private static Ratio Fill(Ratio confidence) => confidence.Value > 0 ? confidence : Nothing.Confidence;

    private static RunInfo Fill(RunInfo run) => run with { Slos = run.Slos ?? [], Warnings = run.Warnings ?? [], Labels = run.Labels ?? [], Confidence = Fill(run.Confidence) };

    private static SloOutcome Fill(SloOutcome outcome) => outcome with
    {
        Measured = outcome.Measured ?? "no data",
        Counts = outcome.Counts ?? "",
        Interval = outcome.Interval ?? "",
        Settles = outcome.Settles ?? "",
        MarginText = outcome.MarginText ?? "",
    };

    private static Interval Fill(Interval interval) => interval with
    {
        Latency = interval.Latency ?? Histogram.Empty,
        FailedLatency = interval.FailedLatency ?? Histogram.Empty,
        Steps = [.. (interval.Steps ?? []).Select(step => step with { FailedLatency = step.FailedLatency ?? Histogram.Empty })],
        Errors = interval.Errors ?? [],
        Gauges = interval.Gauges ?? [],
    };

    private static Totals Fill(Totals totals) => totals with { Requests = Fill(totals.Requests), Iterations = Fill(totals.Iterations), Traffic = totals.Traffic ?? Traffic.None };

    private static IterationFigures Fill(IterationFigures figures) => figures with { Measured = Fill(figures.Measured) };

    private static Measured Fill(Measured measured) => measured with { FailedLatency = measured.FailedLatency ?? Latencies.None };
}
