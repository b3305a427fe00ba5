namespace LoadKit.Engine;

/// <summary>A user type as the engine runs it: its number, its scenario, and a track for every scenario that its users may do.</summary>
internal sealed class UserKind
{
    private readonly Dictionary<Scenario, Track> tracks = [];

    public UserKind(int population, UserType type, bool isOpen, SeriesTable series)
    {
        Population = population;
        Type = type;
        foreach (var scenario in type.Scenario.Leaves)
        {
            tracks[scenario] = new Track(series, type.Name, scenario.Name, isOpen || type.Pacing is not null);
        }
    }

    public int Population { get; }

    public UserType Type { get; }

    /// <summary>The track of the scenario; the one track there is when the type has no choice.</summary>
    public Track Of(Scenario scenario) => tracks[scenario];
}
