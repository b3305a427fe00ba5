namespace LoadKit.Model;

/// <summary>Finds every mistake in a plan, in the order of the plan.</summary>
internal static class PlanChecks
{
    public static void Ensure(TestPlan plan)
    {
        var errors = All(plan).ToList();
        if (errors.Count > 0)
        {
            throw new LoadTestPlanException(plan.Name, errors);
        }
    }

    private static IEnumerable<PlanError> All(TestPlan plan) =>
    [
        .. Settings(plan),
        .. plan.Populations.SelectMany((population, i) => population.Check(plan.Populations.Length == 1 ? "users" : $"users ({i + 1})")),
        .. Duplicates(plan),
        .. plan.Slos.SelectMany(slo => slo.Check()),
    ];

    private static IEnumerable<PlanError> Settings(TestPlan plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Name))
        {
            yield return new PlanError("load test", "the name is empty");
        }

        if (plan.Populations.IsEmpty)
        {
            yield return new PlanError("load test", "it has no users; add WithUsers");
        }

        foreach (var (what, value, zero) in new (string, TimeSpan?, bool)[]
        {
            ("warm-up", plan.WarmUp, true),
            ("graceful stop", plan.GracefulStop, true),
            ("iteration timeout", plan.IterationTimeout, false),
            ("step timeout", plan.StepTimeout, false),
        })
        {
            if (value < TimeSpan.Zero || (!zero && value == TimeSpan.Zero) || value > TimeSpan.FromDays(1))
            {
                yield return new PlanError(what, $"it is {value}; it must be {(zero ? "zero or longer" : "longer than zero")}, and at most one day");
            }
        }
    }

    private static IEnumerable<PlanError> Duplicates(TestPlan plan)
    {
        var types = plan.Populations.SelectMany(population => population.UserTypes.IsDefault ? [] : population.UserTypes).ToList();
        foreach (var name in types.GroupBy(type => type.Name).Where(group => group.Count() > 1))
        {
            yield return new PlanError($"user type \"{name.Key}\"", $"the name is used {name.Count()} times; figures are kept by name, so it must be unique");
        }

        var scenarios = types.SelectMany(type => type.Scenario.Leaves).Where(scenario => scenario is not null).Distinct();
        foreach (var name in scenarios.GroupBy(scenario => scenario.Name).Where(group => group.Count() > 1))
        {
            yield return new PlanError($"scenario \"{name.Key}\"", $"{name.Count()} different scenarios have this name; figures are kept by name, so it must be unique");
        }

        foreach (var slo in plan.Slos.GroupBy(slo => slo).Where(group => group.Count() > 1))
        {
            yield return new PlanError($"objective \"{slo.Key.Name}\"", $"it is there {slo.Count()} times");
        }
    }
}
