using System.Globalization;
using LoadKit.Model;

namespace LoadKit.Experiments;

/// <summary>Finds every mistake in a comparison.</summary>
internal static class ComparisonChecks
{
    private const int MostPairs = 1_000;

    /// <exception cref="LoadTestPlanException">There are mistakes.</exception>
    public static void Ensure(Comparison comparison)
    {
        var (baseline, candidate) = (comparison.Baseline.ToPlan(), comparison.Candidate.ToPlan());
        var ofPlans = Mistakes(baseline, "baseline");
        if (baseline != candidate)
        {
            ofPlans.AddRange(Mistakes(candidate, "candidate"));
        }

        PlanError[] errors =
        [
            .. Settings(comparison),
            .. comparison.Quantities.SelectMany((quantity, i) => quantity?.Mistakes().Select(mistake => new PlanError($"quantity \"{quantity.Name}\"", mistake)) ?? [new PlanError($"quantity ({i + 1})", "it is null")]),
            .. Duplicates(comparison),
            .. ofPlans,
            .. ofPlans.Count == 0 ? SameLoad.Mistakes(baseline, candidate) : [],
        ];
        if (errors.Length > 0)
        {
            throw new LoadTestPlanException(errors, $"comparison of \"{candidate.Name}\" with \"{baseline.Name}\"");
        }
    }

    private static IEnumerable<PlanError> Settings(Comparison comparison)
    {
        if (comparison.Pairs is < 2 or > MostPairs)
        {
            yield return new PlanError("pairs", $"there are {comparison.Pairs}; there must be from 2 to {Quantities.Count(MostPairs)}, and fewer than 5 rarely show anything");
        }

        if (comparison.Discard < TimeSpan.Zero || comparison.BlockLength <= comparison.Discard || comparison.BlockLength > TimeSpan.FromDays(1))
        {
            yield return new PlanError("blocks", $"a block lasts {comparison.BlockLength}, of which {comparison.Discard} are discarded; it must last longer than that, and at most one day");
        }

        foreach (var (what, share) in new[] { ("tolerance", comparison.Tolerance), ("confidence", comparison.Confidence) })
        {
            if (!(share.Value > 0 && share.Value < 1))
            {
                yield return new PlanError(what, string.Create(CultureInfo.InvariantCulture, $"it is {share}; it must be above 0 % and below 100 %"));
            }
        }

        if (comparison.Quantities.Count == 0)
        {
            yield return new PlanError("quantities", "there is none; name one with On, or leave On out to mean p95 of all requests");
        }
    }

    private static IEnumerable<PlanError> Duplicates(Comparison comparison) =>
        from quantity in comparison.Quantities
        where quantity is not null
        group quantity by quantity into same
        where same.Count() > 1
        select new PlanError($"quantity \"{same.Key.Name}\"", $"it is there {same.Count()} times");

    // Objectives are left out of the blocks, and so are their mistakes.
    private static List<PlanError> Mistakes(TestPlan plan, string side)
    {
        var errors = new List<PlanError>();
        try
        {
            PlanChecks.Ensure(plan with { Slos = [] }, []);
        }
        catch (LoadTestPlanException mistakes)
        {
            errors.AddRange(mistakes.Errors.Select(error => error with { Place = $"{side}, {error.Place}" }));
        }

        if (errors.Count == 0 && !BlockPlan.IsCounted(plan))
        {
            errors.AddRange(plan.Populations.Index()
                .Where(population => BlockPlan.LongestStage(population.Item.Load) is null)
                .Select(population => new PlanError($"{side}, users{(plan.Populations.Length == 1 ? "" : $" ({population.Index + 1})")}", "the profile has no stage of constant load, so there is no level to hold in a block; add Hold")));
        }

        return errors;
    }
}
