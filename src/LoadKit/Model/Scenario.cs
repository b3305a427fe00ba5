using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LoadKit.Model;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit;

/// <summary>What one virtual user does in one iteration: a name and an async delegate, a class, or a weighted choice of scenarios.</summary>
/// <threadsafety>Immutable; one scenario may serve many user types and load tests. Its delegate is called by many users at once.</threadsafety>
public sealed partial class Scenario
{
    private Scenario(string name) => Name = name;

    /// <summary>What reports and objectives call it.</summary>
    public string Name { get; }

    /// <summary>The delegate; null for a class and for a choice.</summary>
    internal Func<VirtualUser, CancellationToken, ValueTask>? Body { get; private init; }

    /// <summary>Makes the instance of one user; null for a delegate and for a choice.</summary>
    internal Func<IServiceProvider, IScenario>? Factory { get; private init; }

    /// <summary>What a user picks from; empty for a delegate and for a class.</summary>
    internal ImmutableArray<(double Weight, Scenario Scenario)> Choices { get; private init; } = [];

    /// <summary>A scenario from an async delegate.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="body">One iteration of one user. An exception that leaves it makes the iteration failed; the run goes on.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [OverloadResolutionPriority(1)]
    public static Scenario Create(string name, Func<VirtualUser, CancellationToken, ValueTask> body)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(body);
        return new Scenario(name) { Body = body };
    }

    /// <inheritdoc cref="Create(string, Func{VirtualUser, CancellationToken, ValueTask})"/>
    public static Scenario Create(string name, Func<VirtualUser, CancellationToken, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Create(name, (user, cancellationToken) => new ValueTask(body(user, cancellationToken)));
    }

    /// <summary>A scenario from a class: one instance for each virtual user, its constructor served by dependency injection.</summary>
    /// <param name="name">What reports call it; the class's name when null.</param>
    public static Scenario Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TScenario>(string? name = null)
        where TScenario : class, IScenario =>
        new(name ?? typeof(TScenario).Name) { Factory = static services => ActivatorUtilities.CreateInstance<TScenario>(services) };

    /// <summary>A scenario that picks one of several by weight for each iteration, from the user's own random stream.</summary>
    /// <param name="name">What reports call the choice; figures are kept for what was picked.</param>
    /// <param name="choices">The scenarios and how often each is picked, relative to the others; a choice may hold further choices.</param>
    public static Scenario OneOf(string name, params ReadOnlySpan<(double Weight, Scenario Scenario)> choices)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Scenario(name) { Choices = [.. choices] };
    }

    /// <summary>The scenarios that can be picked: this one, or what is below it when it is a choice.</summary>
    internal IEnumerable<Scenario> Leaves => Choices.IsEmpty ? [this] : Choices.SelectMany(choice => choice.Scenario?.Leaves ?? []).Distinct();

    internal IEnumerable<PlanError> Check(string place)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new PlanError(place, "the scenario's name is empty");
        }

        if (Body is null && Factory is null && Choices.IsEmpty)
        {
            yield return new PlanError(place, $"the choice \"{Name}\" has nothing to choose from");
        }

        var inside = $"{place}, choice \"{Name}\"";
        foreach (var (i, (weight, scenario)) in Choices.Index())
        {
            if (scenario is null)
            {
                yield return new PlanError($"{inside}, scenario ({i + 1})", "it is null");
                continue;
            }

            foreach (var error in Weights.Check($"{inside}, scenario \"{scenario.Name}\"", weight).Concat(scenario.Check(inside)))
            {
                yield return error;
            }
        }
    }
}
