using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// The open model: users arrive at a rate, whether or not the system keeps up. Latency counts from the intended arrival.
/// An arrival that finds as many users busy as <see cref="MaxUsers"/> allows is dropped and counted, never delayed in silence.
/// </summary>
/// <threadsafety>An immutable value: every verb returns a new profile.</threadsafety>
public sealed record OpenLoad : Load
{
    private readonly StageList list = StageList.Empty;

    internal OpenLoad()
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Stage> Stages => list.Stages;

    /// <summary>The most users that may be busy at once; 10,000 unless said.</summary>
    public int MaxUsers { get; private init; } = 10_000;

    /// <summary>Whether arrivals come at random (a Poisson process of the given rate) instead of evenly.</summary>
    public bool IsPoisson { get; private init; }

    internal override string Unit => "arrivals per second";

    /// <summary>The rate at which the first stage begins; 0 unless said.</summary>
    public OpenLoad From(Rate rate) => With(list.From(rate.PerSecond));

    /// <summary>The rate changes linearly to <paramref name="rate"/>.</summary>
    public OpenLoad RampTo(Rate rate, TimeSpan over, string? name = null) => With(list.RampTo(rate.PerSecond, over, name, PerSecond));

    /// <summary>The rate stays as it is.</summary>
    public OpenLoad Hold(TimeSpan duration, string? name = null) => With(list.Hold(list.Level, duration, name, PerSecond));

    /// <summary>The rate becomes <paramref name="rate"/> at once and stays.</summary>
    public OpenLoad Hold(Rate rate, TimeSpan duration, string? name = null) => With(list.Hold(rate.PerSecond, duration, name, PerSecond));

    /// <summary>The rate jumps to <paramref name="to"/>, stays there, and returns to what it was.</summary>
    public OpenLoad Spike(Rate to, TimeSpan during, string? name = null) => With(list.Spike(to.PerSecond, during, name, PerSecond));

    /// <summary>A staircase: <paramref name="times"/> times, a rate higher by <paramref name="by"/> that stays for <paramref name="every"/>.</summary>
    public OpenLoad Step(Rate by, int times, TimeSpan every, string? name = null) => With(list.Steps(by.PerSecond, times, every, name, PerSecond));

    /// <summary>No arrivals for a while; then the rate is what it was.</summary>
    public OpenLoad Pause(TimeSpan duration, string? name = null) => With(list.Pause(duration, name));

    /// <summary>At most this many users busy at once; an arrival that finds no free one is dropped and counted. Default 10,000.</summary>
    public OpenLoad AtMost(int users) => this with { MaxUsers = users };

    /// <summary>Arrivals at random instead of evenly: a Poisson process with the profile's rate, drawn from the plan's seed.</summary>
    public OpenLoad Poisson() => this with { IsPoisson = true };

    internal override Load Scale(double time, double load) =>
        With(list.Scale(time, level => level * load)) with { MaxUsers = (int)LoadScale.Users(MaxUsers, load) };

    internal override IEnumerable<PlanError> Check(string place)
    {
        foreach (var error in StageChecks.All(list, place, Unit))
        {
            yield return error;
        }

        if (MaxUsers < 1)
        {
            yield return new PlanError(place, $"the limit of busy users is {MaxUsers}; it must be at least 1");
        }
    }

    /// <summary>A profile of stages as they are.</summary>
    internal static OpenLoad Of(IEnumerable<Stage> stages, int maxUsers, bool isPoisson) => Of(StageList.Of(stages)) with { MaxUsers = maxUsers, IsPoisson = isPoisson };

    internal static OpenLoad Of(StageList stages) => Load.Open.With(stages);

    private const string PerSecond = "/s";

    private OpenLoad With(StageList stages) => new(this, stages);

    private OpenLoad(OpenLoad other, StageList stages)
    {
        list = stages;
        MaxUsers = other.MaxUsers;
        IsPoisson = other.IsPoisson;
    }
}
