using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// The closed model: so many users at each moment, each starting its next iteration when the last has ended.
/// A stalled system is asked less often, so a closed load under-samples stalls; reports say so.
/// </summary>
/// <threadsafety>An immutable value: every verb returns a new profile.</threadsafety>
public sealed record ClosedLoad : Load
{
    private readonly StageList list = StageList.Empty;

    internal ClosedLoad()
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Stage> Stages => list.Stages;

    internal override string Unit => "users";

    /// <summary>The number of users at which the first stage begins; 0 unless said.</summary>
    public ClosedLoad From(int users) => With(list.From(users));

    /// <summary>Users join, or leave, evenly until there are <paramref name="users"/>. Leaving users end their iteration first.</summary>
    public ClosedLoad RampTo(int users, TimeSpan over, string? name = null) => With(list.RampTo(users, over, name, Users));

    /// <summary>The number of users stays as it is.</summary>
    public ClosedLoad Hold(TimeSpan duration, string? name = null) => With(list.Hold(list.Level, duration, name, Users));

    /// <summary>The number of users becomes <paramref name="users"/> at once and stays.</summary>
    public ClosedLoad Hold(int users, TimeSpan duration, string? name = null) => With(list.Hold(users, duration, name, Users));

    /// <summary>The number of users jumps to <paramref name="to"/>, stays there, and returns to what it was.</summary>
    public ClosedLoad Spike(int to, TimeSpan during, string? name = null) => With(list.Spike(to, during, name, Users));

    /// <summary>A staircase: <paramref name="times"/> times, <paramref name="by"/> more users (fewer when negative) that stay for <paramref name="every"/>.</summary>
    public ClosedLoad Step(int by, int times, TimeSpan every, string? name = null) => With(list.Steps(by, times, every, name, Users));

    /// <summary>Nobody for a while; then the number of users is what it was.</summary>
    public ClosedLoad Pause(TimeSpan duration, string? name = null) => With(list.Pause(duration, name));

    /// <summary>Instead of a duration: <paramref name="count"/> iterations in all, shared by <paramref name="users"/> users.</summary>
    public IterationLoad Iterations(long count, int users) => new(count, users, perUser: false, stagesBefore: Stages.Count);

    /// <summary>Instead of a duration: <paramref name="count"/> iterations of each of <paramref name="users"/> users.</summary>
    public IterationLoad IterationsPerUser(long count, int users) => new(count, users, perUser: true, stagesBefore: Stages.Count);

    internal override Load Scale(double time, double load) => With(list.Scale(time, level => LoadScale.Users(level, load)));

    internal override IEnumerable<PlanError> Check(string place) => StageChecks.All(list, place, Unit);

    /// <summary>A profile of stages as they are.</summary>
    internal static ClosedLoad Of(IEnumerable<Stage> stages) => new(StageList.Of(stages));

    internal static ClosedLoad Of(StageList stages) => new(stages);

    private const string Users = " users";

    private ClosedLoad(StageList stages) => list = stages;

    private static ClosedLoad With(StageList stages) => new(stages);
}
