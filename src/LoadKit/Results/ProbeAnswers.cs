using System.Globalization;
using LoadKit.Model;

namespace LoadKit.Results;

/// <summary>From the result of a probe to what it says.</summary>
internal static class ProbeAnswers
{
    // So much of a latency's limit may be the generator's own delay.
    private const double Tolerable = 0.2;
    private const double FewAllowed = 20;

    public static ProbeAnswer Of(RunResult result) => result switch
    {
        { Verdict: Verdict.Pass } => Backlog.Grows(result) ? ProbeAnswer.Unproven : ProbeAnswer.Passes,
        { Verdict: Verdict.Fail } => ProbeAnswer.Fails,

        // Nothing is proven by it, but it is the system that did not answer.
        { Totals.Counts: { Succeeded: 0, Failed: 0, Started: > 0 } } => ProbeAnswer.Unproven,

        // A rule of the plan's owner that ends a run is about the system.
        { StopReason: StopReason.Aborted } => ProbeAnswer.Unproven,
        _ when Doubt(result) is not null => ProbeAnswer.InDoubt,
        _ when result.Slos.All(outcome => outcome.Verdict == Verdict.Pass || IsForWantOfRequests(outcome)) => ProbeAnswer.TooFew,
        _ => ProbeAnswer.Unproven,
    };

    /// <summary>The first doubt about the measurement; null where there is none.</summary>
    public static string? Doubt(RunResult result) => result.Findings.FirstOrDefault(finding => finding.Kind == FindingKind.Doubt)?.Text ?? HeldUp(result);

    // A verdict that is open needs no excuse; but a search would take it for the system's limit.
    private static string? HeldUp(RunResult result) =>
        result is { Verdict: Verdict.Inconclusive, Generator: { } generator }
        && result.Slos.FirstOrDefault(outcome => outcome is { Verdict: Verdict.Inconclusive, Slo: LatencySlo slo } && Delay(generator, slo.Percentile) > Tolerable * slo.AtMost) is { Slo: LatencySlo held }
            ? $"the generator held itself up: at p{held.Percentile.ToString("0.####", CultureInfo.InvariantCulture)} its work waited {Quantities.Duration(Delay(generator, held.Percentile), Rounding.Up)}, where the objective allows {Quantities.Limit(held.AtMost)}"
            : null;

    // On the good side, and so few may be bad that more requests are what it takes.
    private static bool IsForWantOfRequests(SloOutcome outcome) => outcome.Bad == 0
        || (outcome is { Verdict: Verdict.Inconclusive, IsMet: true } && ShareLimit.Of(outcome.Slo) * outcome.Samples < FewAllowed);

    private static TimeSpan Delay(GeneratorFigures generator, double percentile) =>
        new[] { generator.PoolDelay.Percentile(percentile), generator.Lag.Percentile(percentile) }.Max();

    /// <summary>Met, or which objective is not and by how much.</summary>
    public static string Text(RunResult result) => (Of(result), Worst(result)) switch
    {
        (ProbeAnswer.Passes, _) => "met",
        (_, _) when Backlog.Grows(result) && result.Verdict == Verdict.Pass => $"unproven ({Backlog.Text(result)})",
        (ProbeAnswer.InDoubt, _) => $"in doubt ({Doubt(result)})",
        (_, { Verdict: Verdict.Fail } missed) => $"missed ({missed.Slo.Name}: {missed.MeasuredWithCounts}, limit {missed.Slo.Limit})",
        (_, { } open) => $"unproven ({open.Slo.Name}: {open.FullReason})",
        _ => $"{result.Verdict.ToString().ToLowerInvariant()} ({result.Reason})",
    };

    // Of those that are not met the one that is missed by most.
    private static SloOutcome? Worst(RunResult result) => result.Slos
        .Where(outcome => outcome.Verdict != Verdict.Pass)
        .OrderByDescending(outcome => outcome.Verdict)
        .ThenBy(outcome => outcome.Margin ?? double.NegativeInfinity)
        .FirstOrDefault();
}
