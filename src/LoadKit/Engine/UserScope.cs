using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Engine;

/// <summary>A user's own dependency injection scope and scenario objects; made when first needed, disposed when the user leaves.</summary>
internal sealed class UserScope(IServiceProvider? root) : IAsyncDisposable
{
    private readonly AsyncServiceScope? scope = root?.GetService<IServiceScopeFactory>()?.CreateAsyncScope();

    // One or a few: a dictionary would be larger than all else that a user has.
    private (Scenario Scenario, IScenario Instance)[] instances = [];

    public IServiceProvider Services => scope?.ServiceProvider ?? root ?? NoServices.Instance;

    public IScenario Instance(Scenario scenario)
    {
        foreach (var (known, instance) in instances)
        {
            if (ReferenceEquals(known, scenario))
            {
                return instance;
            }
        }

        var made = scenario.Factory!(Services);
        instances = [.. instances, (scenario, made)];
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        List<Exception> failures = [];
        foreach (var (_, instance) in instances)
        {
            try
            {
                await Disposal.Of(instance);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        if (scope is { } own)
        {
            await own.DisposeAsync();
        }

        if (failures.Count > 0)
        {
            throw failures[0];
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
