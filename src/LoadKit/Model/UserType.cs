using System.Diagnostics.CodeAnalysis;
using LoadKit.Model;

namespace LoadKit;

/// <summary>A named, weighted kind of user who runs a scenario.</summary>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record UserType
{
    private UserType(string name, double weight, Scenario scenario)
    {
        Name = name;
        Weight = weight;
        Scenario = scenario;
    }

    /// <summary>What reports and objectives call it; unique within a load test.</summary>
    public string Name { get; }

    /// <summary>The share of the population, relative to the weights of the other user types.</summary>
    public double Weight { get; }

    /// <summary>What a user of this type does.</summary>
    public Scenario Scenario { get; }

    /// <summary>The fixed interval at which a user's iterations start, whatever they take; none when null. Closed loads only.</summary>
    public TimeSpan? Pacing { get; private init; }

    /// <summary>The pause between the end of a user's iteration and the start of its next; none when null. Closed loads only.</summary>
    public ThinkTime? ThinkTime { get; private init; }

    /// <summary>A user type that runs a scenario.</summary>
    /// <exception cref="ArgumentNullException">The name or the scenario is null.</exception>
    public static UserType Create(string name, double weight, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scenario);
        return new UserType(name, weight, scenario);
    }

    /// <summary>A user type that runs a scenario class; both are called <paramref name="name"/>, or as the class when it is null.</summary>
    public static UserType Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TScenario>(double weight, string? name = null)
        where TScenario : class, IScenario =>
        new(name ?? typeof(TScenario).Name, weight, Scenario.Create<TScenario>(name));

    /// <summary>
    /// The same user type, paced: iterations of one user start every <paramref name="every"/>. An iteration that takes longer makes
    /// the next one late; its latency counts from when it should have started.
    /// </summary>
    public UserType Paced(TimeSpan every) => this with { Pacing = every };

    /// <summary>
    /// The same user type, with a pause between the end of a user's iteration and the start of its next (Locust's <c>wait_time</c>), drawn
    /// anew each time from the user's own stream. It is part of no latency, and stays as it is when the plan is scaled. Not together with
    /// <see cref="Paced"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The think time is null.</exception>
    public UserType WithThinkTime(ThinkTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return this with { ThinkTime = time };
    }

    /// <summary>The same user type in an open load, in which the rate is the pace.</summary>
    internal UserType Unpaced() => this with { Pacing = null, ThinkTime = null };

    internal IEnumerable<PlanError> Check(string place)
    {
        var here = $"{place}, user type \"{Name}\"";
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new PlanError(here, "the name is empty");
        }

        foreach (var error in Weights.Check(here, Weight).Concat(Scenario.Check(here)))
        {
            yield return error;
        }

        if (Pacing <= TimeSpan.Zero || Pacing > TimeSpan.FromDays(1))
        {
            yield return new PlanError(here, $"the pacing is {Pacing}; it must be longer than zero, and at most one day");
        }

        foreach (var mistake in ThinkTime?.Mistakes() ?? [])
        {
            yield return new PlanError(here, mistake);
        }

        if (Pacing is { } pacing && ThinkTime is not null)
        {
            yield return new PlanError(here, $"it is paced ({pacing}) and has a think time between iterations ({ThinkTime}); it can have one or the other");
        }
    }
}
