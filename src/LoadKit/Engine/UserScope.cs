using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Engine;

/// <summary>A user's own dependency injection scope and scenario objects; made when first needed, disposed when the user leaves.</summary>
internal sealed class UserScope(IServiceProvider? root) : IAsyncDisposable
{
    private readonly AsyncServiceScope? scope = root?.GetService<IServiceScopeFactory>()?.CreateAsyncScope();

    /// <summary>Whether the services are the user's own.</summary>
    public bool HasServices => scope is not null;

    public IServiceProvider Services => scope?.ServiceProvider ?? root ?? NoServices.Instance;

    /// <summary>The scenario objects, in the order in which they were made. One or a few: a dictionary would be larger than all else that a user has.</summary>
    public OwnScenario[] Scenarios { get; private set; } = [];

    /// <summary>The user's object of a scenario; null when it has none yet.</summary>
    public OwnScenario? Find(Scenario scenario)
    {
        foreach (var known in Scenarios)
        {
            if (ReferenceEquals(known.Scenario, scenario))
            {
                return known;
            }
        }

        return null;
    }

    public OwnScenario Make(Scenario scenario)
    {
        var made = new OwnScenario(scenario, scenario.Factory!(Services));
        Scenarios = [.. Scenarios, made];
        return made;
    }

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
