namespace LoadKit.Storage;

/// <summary>A user type as it stands in a file: with the name of its scenario, which has no code there.</summary>
internal sealed record UserTypeFile(string Name, double Weight, ScenarioFile Scenario)
{
    public TimeSpan? Pacing { get; init; }

    public ThinkTimeFile? ThinkTime { get; init; }

    public static UserTypeFile Of(UserType type) => new(type.Name, type.Weight, ScenarioFile.Of(type.Scenario))
    {
        Pacing = type.Pacing,
        ThinkTime = type.ThinkTime is { } time ? ThinkTimeFile.Of(time) : null,
    };

    public UserType ToUserType()
    {
        var type = UserType.Create(Name, Weight, Scenario.ToScenario());
        type = Pacing is { } pacing ? type.Paced(pacing) : type;
        return ThinkTime is { } time ? type.WithThinkTime(time.ToThinkTime()) : type;
    }
}
