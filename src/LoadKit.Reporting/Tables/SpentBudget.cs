using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>How much may fail by an objective on failures, and how much of that did.</summary>
/// <param name="Outcome">The objective, with data.</param>
internal sealed record SpentBudget(SloOutcome Outcome)
{
    private const int Most = 3;

    /// <summary>Of the objectives that have one, each once: two with one limit on the same requests have the same.</summary>
    public static IReadOnlyList<SpentBudget> Of(RunResult result) =>
    [
        .. result.Slos
            .Where(outcome => outcome is { Value: not null, Samples: > 0 } && MayFail(outcome.Slo) > 0)
            .OrderByDescending(outcome => outcome.Budget is not null)
            .DistinctBy(outcome => (outcome.Slo.Scope, Math.Round(MayFail(outcome.Slo), 12)))
            .Take(Most)
            .Select(outcome => new SpentBudget(outcome)),
    ];

    /// <summary>The share that may fail.</summary>
    public double Share => MayFail(Outcome.Slo);

    public long Failed => Outcome.Budget?.Failed
        ?? (long)Math.Round(Outcome.Samples * (Outcome.Slo.HigherIsBetter ? 1 - Outcome.Value!.Value : Outcome.Value!.Value));

    /// <summary>How many of the run's requests may fail.</summary>
    public double Allowed => Share * Outcome.Samples;

    /// <summary>How many may fail, in words: whole ones, unless there are few.</summary>
    public string AllowedText => Allowed < 10 ? (Math.Floor(Allowed * 10 * (1 + 1e-12)) / 10).ToString("0.#", CultureInfo.InvariantCulture) : Quantities.Count((long)(Allowed * (1 + 1e-12)));

    /// <summary>What is spent of what may fail: <c>44 %</c>.</summary>
    public string SpentText => (Failed / Allowed) switch
    {
        0 => "0 %",
        < 0.1 and var spent => Quantities.Percent(new Ratio(spent), 0, Rounding.Up),
        var spent => $"{Quantities.Count((long)Math.Ceiling((100 * spent) - 1e-9))} %",
    };

    private static double MayFail(Slo slo) => slo switch
    {
        ErrorRateSlo errors => errors.Below.Value,
        AvailabilitySlo up => up.AtLeast.Complement.Value,
        _ => 0,
    };
}
