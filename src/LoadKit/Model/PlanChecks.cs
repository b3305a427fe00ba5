namespace LoadKit.Model;

/// <summary>Finds every mistake in a plan, in the order of the plan.</summary>
internal static class PlanChecks
{
    /// <param name="plan">What is run.</param>
    /// <param name="reporters">Who reports; here only to be there at all.</param>
    /// <exception cref="LoadTestPlanException">There are mistakes.</exception>
    public static void Ensure(TestPlan plan, IEnumerable<object?> reporters)
    {
        PlanError[] errors =
        [
            .. Settings(plan),
            .. plan.Setups.Distinct().SelectMany(setup => setup.Check()),
            .. DuplicateSetups(plan),
            .. Gauge.Check(plan.Gauges),
            .. plan.Populations.SelectMany((population, i) => population.Check(plan.Populations.Length == 1 ? "users" : $"users ({i + 1})")),
            .. DuplicateNames(plan),
            .. plan.Slos.SelectMany(Objective),
            .. ScopeChecks.All(plan),
            .. DuplicateSlos(plan),
            .. reporters.SelectMany((reporter, i) => reporter is null ? [new PlanError($"reporter ({i + 1})", "it is null")] : Array.Empty<PlanError>()),
        ];
        if (errors.Length > 0)
        {
            throw new LoadTestPlanException(plan.Name, errors);
        }
    }

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

        if (!(plan.Confidence.Value is >= 0.5 and <= 0.9999))
        {
            yield return new PlanError("confidence", $"it is {plan.Confidence}; it must be from 50 % to 99.99 %");
        }

        if (plan.Labels.Any(label => string.IsNullOrWhiteSpace(label.Name)))
        {
            yield return new PlanError("label", "the name is empty");
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

    // A name that is empty has its own mistake.
    private static IEnumerable<PlanError> DuplicateNames(TestPlan plan)
    {
        var types = plan.Populations.SelectMany(population => population.UserTypes.IsDefault ? [] : population.UserTypes).Where(type => type is not null).ToList();
        foreach (var name in types.GroupBy(type => type.Name).Where(group => group.Count() > 1 && !string.IsNullOrWhiteSpace(group.Key)))
        {
            yield return new PlanError($"user type \"{name.Key}\"", $"the name is used {name.Count()} times; figures are kept by name, so it must be unique");
        }

        var scenarios = types.SelectMany(type => type.Scenario.Leaves).Distinct();
        foreach (var name in scenarios.GroupBy(scenario => scenario.Name).Where(group => group.Count() > 1 && !string.IsNullOrWhiteSpace(group.Key)))
        {
            yield return new PlanError($"scenario \"{name.Key}\"", $"{name.Count()} different scenarios have this name; figures are kept by name, so it must be unique");
        }
    }

    private static IEnumerable<PlanError> DuplicateSetups(TestPlan plan) =>
        from setup in plan.Setups
        where !string.IsNullOrWhiteSpace(setup.Name)
        group setup by setup.Name into same
        where same.Count() > 1
        select new PlanError($"setup \"{same.Key}\"", $"it is there {same.Count()} times; a name must be unique");

    private static IEnumerable<PlanError> Objective(Slo? slo, int index) => slo?.Check() ?? [new PlanError($"objective ({index + 1})", "it is null")];

    private static IEnumerable<PlanError> DuplicateSlos(TestPlan plan) =>
        from slo in plan.Slos
        where slo is not null
        group slo by slo into same
        where same.Count() > 1
        select new PlanError($"objective \"{same.Key.Name}\"", $"it is there {same.Count()} times");
}
