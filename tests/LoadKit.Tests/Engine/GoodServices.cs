using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Services that answer, and scenarios that use them as they should.</summary>
internal sealed class GoodServices(Simulated sim)
{
    public IReadOnlyList<Func<VirtualUser, CancellationToken, ValueTask>> All => [Fast, Stepping, Slow, Thinking, OnlyThinking, Overlapping, Nested, Spinning];

    private static ValueTask Fast(VirtualUser user, CancellationToken ct) => ValueTask.CompletedTask;

    private static ValueTask Spinning(VirtualUser user, CancellationToken ct)
    {
        Thread.SpinWait(20);
        return user.Step("spin", static () => ValueTask.CompletedTask);
    }

    private static ValueTask OnlyThinking(VirtualUser user, CancellationToken ct) => user.Think(user.Random.Next(1, 400).Milliseconds, CancellationToken.None);

    private async ValueTask Stepping(VirtualUser user, CancellationToken ct)
    {
        await user.Step("get", () => sim.Answer(user.Random.Next(1, 200).Milliseconds, ct));
        await user.Step("put", token => sim.Answer(user.Random.Next(1, 200).Milliseconds, token));
        user.Check("good", true);
    }

    private async ValueTask Slow(VirtualUser user, CancellationToken ct) => await sim.Answer(user.Random.Next(2_000).Milliseconds, ct);

    private async ValueTask Thinking(VirtualUser user, CancellationToken ct)
    {
        await user.Think(user.Random.Next(300).Milliseconds, ct);
        var answer = await user.Step("get", async () =>
        {
            await sim.Answer(user.Random.Next(50).Milliseconds, ct);
            user.Tag("server", "a");
            return 1;
        });
        await user.Think(answer.Milliseconds, 20.Milliseconds, CancellationToken.None);
        user.Tag("answer", "1");
    }

    private async ValueTask Overlapping(VirtualUser user, CancellationToken ct) => await Task.WhenAll(Enumerable.Range(1, 3).Select(async i =>
    {
        await user.Think((10 * i).Milliseconds, ct);
        await user.Step("beside", () => sim.Answer(user.Random.Next(100).Milliseconds, ct));
        await user.Think(user.Random.Next(30).Milliseconds, ct);
    }));

    private async ValueTask Nested(VirtualUser user, CancellationToken ct) => await user.Step("outer", async token =>
    {
        await user.Step("inner", inner => sim.Answer(30.Milliseconds, inner));
        await user.Think(10.Milliseconds, token);
        await user.Step("inner", () => sim.Answer(user.Random.Next(100).Milliseconds, token));
    });
}
