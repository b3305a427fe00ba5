using LoadKit.Model;

namespace LoadKit.Experiments;

/// <summary>Finds every mistake in a capacity search.</summary>
internal static class CapacityChecks
{
    private static readonly Rate Most = new(1_000_000);

    /// <exception cref="LoadTestPlanException">There are mistakes.</exception>
    public static void Ensure(CapacitySearch search)
    {
        var plan = search.Test.ToPlan();
        PlanError[] errors =
        [
            .. Rates(search),
            .. Lengths(search),
            .. search.ProbeReporters.Cast<object?>().Concat(search.Reporters).Index().Where(reporter => reporter.Item is null).Select(reporter => new PlanError($"reporter ({reporter.Index + 1})", "it is null")),
            .. Objectives(plan),
            .. Models(plan),
            .. OfPlan(plan),
        ];
        if (errors.Length > 0)
        {
            throw new LoadTestPlanException(errors, $"capacity search of \"{plan.Name}\"");
        }
    }

    private static IEnumerable<PlanError> Rates(CapacitySearch search)
    {
        if (!(search.From.PerSecond > 0 && search.From <= Most))
        {
            yield return new PlanError("first rate", $"it is {search.From}; it must be above 0 and at most {Quantities.PerSecond(Most)}");
        }
        else if (!(search.Highest >= search.From && search.Highest <= Most))
        {
            yield return new PlanError("highest rate", $"it is {search.Highest}; it must not be below the first rate, {search.From}, and at most {Quantities.PerSecond(Most)}");
        }

        if (!(search.Tolerance.Value is >= 0.01 and <= 1))
        {
            yield return new PlanError("tolerance", $"it is {search.Tolerance}; it must be from 1 % to 100 %, and below 5 % a search takes long");
        }
    }

    private static IEnumerable<PlanError> Lengths(CapacitySearch search)
    {
        var (day, second) = (TimeSpan.FromDays(1), TimeSpan.FromSeconds(1));
        foreach (var (what, value, least) in new[]
        {
            ("probe", search.ProbeLength, second), ("longest probe", search.LongestProbe, search.ProbeLength), ("confirmation", search.Confirmation, search.ProbeLength),
            ("warm-up", search.WarmUp, TimeSpan.Zero), ("pause", search.Pause, TimeSpan.Zero),
        })
        {
            if (value < least || value > day)
            {
                yield return new PlanError(what, $"it lasts {value}; it must be from {least} to one day");
            }
        }
    }

    private static IEnumerable<PlanError> Objectives(TestPlan plan)
    {
        if (!ProbePlan.Judged(plan).Any())
        {
            yield return new PlanError("objectives", plan.Slos.IsEmpty
                ? "there is none; the capacity is the rate up to which objectives are met, so add WithSlos"
                : "there are none but on throughput, which ask for load and not for what the system makes of it; add one on latency or errors");
        }

        foreach (var slo in plan.Slos.Where(slo => slo?.Scope.Stage is not null))
        {
            yield return new PlanError($"objective \"{slo.Name}\"", $"it is about the stage \"{slo.Scope.Stage}\", and a probe has no stages; leave the stage out");
        }
    }

    private static IEnumerable<PlanError> Models(TestPlan plan)
    {
        if (plan.Populations.Length > 1 && plan.Populations.Select(population => population.Load is OpenLoad).Distinct().Count() > 1)
        {
            yield return new PlanError("users", "some populations have an open load and some a closed one, so there is no telling how they share the rate; give all of them open loads");
        }
    }

    // The objectives of a stage have their own mistake; a load that is left aside has none.
    private static IReadOnlyList<PlanError> OfPlan(TestPlan plan)
    {
        try
        {
            PlanChecks.Ensure(plan with { Slos = [.. plan.Slos.Where(slo => slo?.Scope.Stage is null)], Journal = null }, []);
            return [];
        }
        catch (LoadTestPlanException mistakes)
        {
            return mistakes.Errors;
        }
    }
}
