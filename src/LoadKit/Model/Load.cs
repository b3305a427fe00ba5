namespace LoadKit;

/// <summary>
/// A load profile: how many users, or how many arrivals per second, at each moment. Start with <see cref="Closed"/> or <see cref="Open"/>,
/// or with a profile that the field has a name for: smoke, average-load, stress, spike, soak, breakpoint.
/// </summary>
/// <threadsafety>An immutable value: every verb returns a new profile.</threadsafety>
public abstract partial record Load
{
    private protected Load()
    {
    }

    /// <summary>The closed model: a fixed population, in which a user's next iteration waits for the last.</summary>
    public static ClosedLoad Closed { get; } = new();

    /// <summary>The open model: users arrive at a rate, whether or not the system keeps up.</summary>
    public static OpenLoad Open { get; } = new();

    /// <summary>The stretches of the profile in their order.</summary>
    public abstract IReadOnlyList<Stage> Stages { get; }

    /// <summary>How long the profile lasts; <see cref="Timeout.InfiniteTimeSpan"/> where a number of iterations ends it.</summary>
    public TimeSpan Duration =>
        Stages.Any(stage => stage.Duration == Timeout.InfiniteTimeSpan)
            ? Timeout.InfiniteTimeSpan
            : Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);

    /// <summary>The highest level of the profile: users, or arrivals per second.</summary>
    public double Peak => Stages.Select(stage => Math.Max(stage.From, stage.To)).DefaultIfEmpty(0).Max();

    /// <summary>The first level above nothing that the profile reaches; 0 where there is none.</summary>
    internal double FirstLevel => Stages.Select(stage => stage.From > 0 ? stage.From : stage.To).FirstOrDefault(level => level > 0);

    /// <summary>The name of the level's unit in sentences: <c>users</c> or <c>arrivals per second</c>.</summary>
    internal abstract string Unit { get; }

    internal abstract Load Scale(double time, double load);

    internal abstract IEnumerable<PlanError> Check(string place);
}
