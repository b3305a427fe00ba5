namespace LoadKit.Model;

/// <summary>Objectives about something that the plan does not have. Steps are not known before they run; a missing one is unproven then.</summary>
internal static class ScopeChecks
{
    private const int MostNamed = 8;

    public static IEnumerable<PlanError> All(TestPlan plan)
    {
        var types = plan.Populations.SelectMany(population => population.UserTypes.IsDefault ? [] : population.UserTypes).Where(type => type is not null).ToList();
        var scenarios = types.SelectMany(type => type.Scenario.Leaves).Select(scenario => scenario.Name).ToList();
        var stages = plan.Populations.SelectMany(population => population.Load.Stages).Select(stage => stage.Name).ToList();
        return plan.Slos.OfType<Slo>().SelectMany(slo => new[]
        {
            Unknown(slo, "scenario", slo.Scope.Scenario, scenarios),
            Unknown(slo, "user type", slo.Scope.UserType, [.. types.Select(type => type.Name)]),
            Unknown(slo, "stage", slo.Scope.Stage, stages),
        }).OfType<PlanError>();
    }

    private static PlanError? Unknown(Slo slo, string what, string? name, List<string> known)
    {
        if (string.IsNullOrWhiteSpace(name) || known.Count == 0 || known.Contains(name))
        {
            return null;
        }

        var named = known.Distinct().Take(MostNamed).Select(one => $"\"{one}\"");
        return new PlanError($"objective \"{slo.Name}\"", $"the plan has no {what} \"{name}\"; it has {string.Join(", ", named)}{(known.Count > MostNamed ? " and more" : "")}");
    }
}
