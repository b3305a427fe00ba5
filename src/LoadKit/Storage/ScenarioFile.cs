namespace LoadKit.Storage;

/// <summary>A scenario as it stands in a file: its name, and what it is a choice of.</summary>
internal sealed record ScenarioFile(string Name, IReadOnlyList<ChoiceFile> Choices)
{
    public static ScenarioFile Of(Scenario scenario) =>
        new(scenario.Name, [.. scenario.Choices.Select(choice => new ChoiceFile(choice.Weight, Of(choice.Scenario)))]);

    public Scenario ToScenario() => Choices.Count == 0
        ? Scenario.Create(Name, static (_, _) => throw new InvalidOperationException("The scenario was read from a file, which has no code."))
        : Scenario.OneOf(Name, [.. Choices.Select(choice => (choice.Weight, choice.Scenario.ToScenario()))]);
}

/// <summary>One of the scenarios of a choice.</summary>
internal sealed record ChoiceFile(double Weight, ScenarioFile Scenario);
