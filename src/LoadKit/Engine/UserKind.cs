using LoadKit.Recording;
using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>A user type as the engine runs it: what all its users share, so that each of them is small.</summary>
internal sealed class UserKind
{
    private readonly Dictionary<Scenario, Track> tracks = [];
    private readonly Track? only;
    private readonly ThinkTime? thinkTime;

    public UserKind(RunState run, PopulationRunner population, int number, UserType type, bool isOpen)
    {
        Run = run;
        Population = population;
        Number = number;
        Type = type;
        foreach (var scenario in type.Scenario.Leaves)
        {
            tracks[scenario] = new Track(run.Series, type.Name, scenario, isOpen || type.Pacing is not null);
        }

        only = type.Scenario.Choices.IsEmpty ? tracks[type.Scenario] : null;
        Time = run.Time;
        HasDeadline = run.Plan.IterationTimeout is not null;
        Pacing = type.Pacing is { } pacing ? Clock.From(pacing) : 0;
        thinkTime = type.ThinkTime;
        HasPace = Pacing > 0 || thinkTime is not null;
        IsVaried = only is null || HasDeadline;
        IsPlain = !HasDeadline && !isOpen && Pacing == 0;
    }

    public RunState Run { get; }

    public PopulationRunner Population { get; }

    /// <summary>Its place in the population.</summary>
    public int Number { get; }

    public UserType Type { get; }

    /// <summary>Nanoseconds between the starts of a paced user's iterations; zero without pacing.</summary>
    public long Pacing { get; }

    /// <summary>Where waits end on a grid and the pacing fits it, a paced iteration is meant to start on it, or its latency would hold the rounding.</summary>
    public long Paced(long due) => Pacing % Time.Grain == 0 ? due - (due % Time.Grain) : due;

    /// <summary>Whether its iterations have a time limit.</summary>
    public bool HasDeadline { get; }

    /// <summary>Whether each iteration is different: its users pick what they do, or each has a time limit.</summary>
    public bool IsVaried { get; }

    /// <summary>Whether an iteration leaves nothing but its latency: it has no time limit, and no time at which it should start.</summary>
    public bool IsPlain { get; }

    public EngineTime Time { get; }

    /// <summary>Whether the object of a scenario class could be made at least once.</summary>
    public bool HasInstance { get; set; }

    /// <summary>The stage in which a time lies.</summary>
    /// <param name="time">When.</param>
    /// <param name="near">Where the search begins.</param>
    public PlannedStage StageAt(long time, int near) => Run.Stages.At(Population.Number, time, near);

    /// <summary>Whether a user waits between its iterations.</summary>
    public bool HasPace { get; }

    /// <summary>How long a user thinks before its next iteration.</summary>
    public long NextThinkTime(VirtualUser user) => thinkTime is null ? 0 : Clock.From(thinkTime.At(user.NextShare()));

    /// <summary>What the user does in its next iteration: the one track there is, or one that it picks by weight.</summary>
    public Track Next(VirtualUser user) => only ?? tracks[ScenarioPicker.Pick(Type.Scenario, user)];
}
