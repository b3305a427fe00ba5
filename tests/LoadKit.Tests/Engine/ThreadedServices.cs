using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Services that answer on threads of the pool.</summary>
internal sealed class ThreadedServices(Simulated sim)
{
    public IReadOnlyList<Func<VirtualUser, CancellationToken, ValueTask>> All => [Elsewhere, StepsElsewhere, EndsElsewhere, FailsElsewhere];

    private static async ValueTask FailsElsewhere(VirtualUser user, CancellationToken ct) =>
        await user.Step("elsewhere", () => Task.Run(() => throw new InvalidOperationException("elsewhere"), ct));

    private async ValueTask Elsewhere(VirtualUser user, CancellationToken ct)
    {
        await Task.Run(() => Thread.SpinWait(50), ct);
        await user.Step("get", () => sim.Answer(user.Random.Next(50).Milliseconds, ct));
    }

    private async ValueTask StepsElsewhere(VirtualUser user, CancellationToken ct) => await Task.Run(
        async () =>
        {
            await user.Step("elsewhere", () => sim.Answer(user.Random.Next(50).Milliseconds, ct));
            await user.Think(user.Random.Next(50).Milliseconds, ct);
        },
        ct);

    private async ValueTask EndsElsewhere(VirtualUser user, CancellationToken ct)
    {
        await sim.Answer(user.Random.Next(1, 50).Milliseconds, ct);
        await Task.Run(static () => { }, CancellationToken.None).ConfigureAwait(false);
    }
}
