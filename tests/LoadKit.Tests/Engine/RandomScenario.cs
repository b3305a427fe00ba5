using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>What a scenario object does badly.</summary>
internal enum Disposal
{
    ThrowsWhenMade,
    ThrowsAtOnce,
    ThrowsLater,
    TakesTime,
    Hangs,
    GoesWell,
}

/// <summary>A scenario as a class, with a service from the user's scope.</summary>
internal sealed class RandomScenario : IScenario, IAsyncDisposable
{
    private readonly RandomService service;

    public RandomScenario(RandomService service)
    {
        this.service = service;
        if (service.Disposal == Disposal.ThrowsWhenMade)
        {
            service.NoteBegin();
            throw new NotSupportedException("no object");
        }
    }

    /// <summary>The longest that disposing takes, unless it hangs.</summary>
    public static TimeSpan DisposalTime => 200.Milliseconds;

    public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken) => service.Iterate(user, cancellationToken);

    public ValueTask DisposeAsync() => service.Disposal switch
    {
        Disposal.ThrowsAtOnce => throw new InvalidOperationException("not disposed"),
        Disposal.ThrowsLater => new(ThrowLater()),
        Disposal.TakesTime => new(service.Time.Answer(DisposalTime)),
        Disposal.Hangs => new(service.Time.Answer(Simulated.Long)),
        _ => ValueTask.CompletedTask,
    };

    private async Task ThrowLater()
    {
        await service.Time.Answer(10.Milliseconds);
        throw new OperationCanceledException("not disposed either");
    }
}
