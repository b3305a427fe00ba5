using LoadKit.Verdicts;

namespace LoadKit;

/// <summary>
/// Compares a run with stored ones, where the old variant can't be run again. Against five and more runs of the same runner it sees changes of
/// some 15 %; against a single one of some 25 %, and mostly says inconclusive, as it should. <c>Comparison</c> sees smaller ones.
/// </summary>
/// <threadsafety>All members are pure.</threadsafety>
public static class BaselineComparison
{
    private const int FewestRuns = 5;
    private static readonly Ratio DefaultTolerance = new(0.05);
    private static readonly Ratio DefaultConfidence = new(0.95);
    private static readonly Ratio DefaultFloor = new(0.08);

    /// <summary>Compares a run with a single earlier one: the spread of ten batches of time in both, and what runs differ by anyway, the noise floor.</summary>
    /// <param name="baseline">The earlier run.</param>
    /// <param name="candidate">The run in question.</param>
    /// <param name="tolerance">By how much it may be worse; 5 % when null.</param>
    /// <param name="noiseFloor">By how much runs of the same thing deviate on this machine; 8 % when null.</param>
    /// <param name="confidence">How sure an outcome is to be, two-sided; 95 % when null.</param>
    /// <param name="quantities">What is compared; p95 of all requests when null.</param>
    /// <returns>The result. Where machine or load differ, or a measurement is in doubt, it is inconclusive and says why.</returns>
    /// <exception cref="ArgumentNullException">The baseline or the candidate is null.</exception>
    /// <exception cref="ArgumentException">A share is out of its range, or a quantity can't be.</exception>
    public static ComparisonResult Of(
        Baseline baseline, RunResult candidate, Ratio? tolerance = null, Ratio? noiseFloor = null, Ratio? confidence = null, IReadOnlyList<ComparedQuantity>? quantities = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        return new StoredJudgement(Baseline.Of(candidate), Terms(tolerance, confidence), Checked(quantities)).OfSingle(baseline, Floor(noiseFloor));
    }

    /// <summary>
    /// Compares a run with at least five earlier ones of the same runner and load: a prediction interval from how much they differ. Where there are
    /// fewer, it says so and compares with the newest alone.
    /// </summary>
    /// <param name="history">Earlier runs, in any order; those of other runners, under other loads, or in doubt are left aside.</param>
    /// <param name="candidate">The run in question.</param>
    /// <param name="tolerance">By how much it may be worse; 5 % when null.</param>
    /// <param name="noiseFloor">Where a single run is compared with: by how much runs of the same thing deviate; 8 % when null.</param>
    /// <param name="confidence">How sure an outcome is to be, two-sided; 95 % when null.</param>
    /// <param name="quantities">What is compared; p95 of all requests when null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">The history, one of its runs, or the candidate is null.</exception>
    /// <exception cref="ArgumentException">The history is empty, a share is out of its range, or a quantity can't be.</exception>
    public static ComparisonResult OfHistory(
        IReadOnlyList<Baseline> history, RunResult candidate, Ratio? tolerance = null, Ratio? noiseFloor = null, Ratio? confidence = null, IReadOnlyList<ComparedQuantity>? quantities = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(candidate);
        if (history.Count == 0)
        {
            throw new ArgumentException("There is no earlier run to compare with.", nameof(history));
        }

        foreach (var run in history)
        {
            ArgumentNullException.ThrowIfNull(run, nameof(history));
        }

        var now = Baseline.Of(candidate);
        var judgement = new StoredJudgement(now, Terms(tolerance, confidence), Checked(quantities));
        var floor = Floor(noiseFloor);
        var same = history.Where(run => RunnerCheck.IsSame(run, now) && run.JudgedLoad == now.JudgedLoad && run.Doubts.Count == 0).OrderBy(run => run.RecordedAt).ToList();
        if (same.Count >= FewestRuns)
        {
            return judgement.OfHistory(same);
        }

        var single = judgement.OfSingle(same.LastOrDefault() ?? history.MaxBy(run => run.RecordedAt)!, floor);
        var few = new Finding(FindingKind.Notice, $"{same.Count} of {history.Count} earlier runs are of this runner, under this load and without doubt; a history takes {FewestRuns}, so the newest is compared with alone");
        return single with { Findings = [.. single.Findings, few] };
    }

    private static ComparisonTerms Terms(Ratio? tolerance, Ratio? confidence) =>
        new(Share(tolerance ?? DefaultTolerance, nameof(tolerance)), Share(confidence ?? DefaultConfidence, nameof(confidence)));

    private static double Share(Ratio share, string name) =>
        share.Value > 0 && share.Value < 1 ? share.Value : throw new ArgumentOutOfRangeException(name, share, $"The {name} must be above 0 % and below 100 %.");

    private static double Floor(Ratio? floor) => (floor ?? DefaultFloor).Value is >= 0 and < 1 and var share
        ? share
        : throw new ArgumentOutOfRangeException(nameof(floor), floor, "The noise floor must be at least 0 % and below 100 %.");

    private static IReadOnlyList<ComparedQuantity> Checked(IReadOnlyList<ComparedQuantity>? quantities)
    {
        IReadOnlyList<ComparedQuantity> asked = quantities ?? [ComparedQuantity.Latency(95)];
        string[] mistakes =
        [
            .. asked.SelectMany(quantity => quantity?.Mistakes().Select(mistake => $"{quantity.Name}: {mistake}") ?? ["a quantity is null"]),
            .. asked.Count == 0 ? ["there is no quantity"] : Array.Empty<string>(),
            .. asked.OfType<ComparedQuantity>().GroupBy(quantity => quantity).Where(same => same.Count() > 1).Select(same => $"{same.Key.Name}: it is there {same.Count()} times"),
        ];
        return mistakes.Length == 0 ? asked : throw new ArgumentException($"The quantities have mistakes: {string.Join("; ", mistakes)}.", nameof(quantities));
    }
}
