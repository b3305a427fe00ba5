using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Scenarios that do what nobody should, or seldom does: abandon what they began, swallow their cancellation, go on after their end.</summary>
internal sealed class OddScenarios(Simulated sim)
{
    public IReadOnlyList<Func<VirtualUser, CancellationToken, ValueTask>> All =>
    [
        Yields, ConfiguresAwait, SwallowsItsCancellation, StepsAfterTheEnd, ThinksAfterTheEnd, AbandonsAThought, AbandonsAStep,
        ThinksWithItsOwnToken, ThinksOnWithItsOwnToken, AwaitsOthers,
    ];

    private static async ValueTask Yields(VirtualUser user, CancellationToken ct)
    {
        await Task.Yield();
        await user.Step("yields", async () => await Task.Yield());
    }

    private async ValueTask ConfiguresAwait(VirtualUser user, CancellationToken ct)
    {
        await sim.Answer(user.Random.Next(1, 50).Milliseconds, ct).ConfigureAwait(false);
        await user.Step("configured", () => sim.Answer(5.Milliseconds, ct)).ConfigureAwait(false);
        await user.Think(10.Milliseconds, ct).ConfigureAwait(false);
    }

    private async ValueTask SwallowsItsCancellation(VirtualUser user, CancellationToken ct)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                await user.Step("swallowed", token => sim.Answer(user.Random.Next(1_000).Milliseconds, token));
                await user.Think(user.Random.Next(300).Milliseconds, ct);
            }
            catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
            {
                await sim.Answer(20.Milliseconds, CancellationToken.None);
            }
        }
    }

    private async ValueTask StepsAfterTheEnd(VirtualUser user, CancellationToken ct)
    {
        await sim.Answer(user.Random.Next(20).Milliseconds, ct);
        _ = user.Step("late", () => sim.Answer(user.Random.Next(500).Milliseconds, CancellationToken.None)).AsTask();
        await sim.Answer(user.Random.Next(20).Milliseconds, ct);
    }

    private async ValueTask ThinksAfterTheEnd(VirtualUser user, CancellationToken ct)
    {
        _ = user.Think(user.Random.Next(500).Milliseconds, ct).AsTask();
        await sim.Answer(user.Random.Next(100).Milliseconds, ct);
    }

    // Without anybody who awaits it.
    private async ValueTask AbandonsAThought(VirtualUser user, CancellationToken ct)
    {
        var thought = user.Think(user.Random.Next(500).Milliseconds, CancellationToken.None);
        await Task.WhenAny(sim.Answer(user.Random.Next(500).Milliseconds, ct), user.Random.Next(2) == 0 ? thought.AsTask() : Task.CompletedTask);
        await user.Think(user.Random.Next(50).Milliseconds, ct);
    }

    private async ValueTask AbandonsAStep(VirtualUser user, CancellationToken ct)
    {
        var step = user.Step("abandoned", token => sim.Answer(user.Random.Next(500).Milliseconds, token)).AsTask();
        await Task.WhenAny(sim.Answer(100.Milliseconds, ct), step);
    }

    private async ValueTask ThinksWithItsOwnToken(VirtualUser user, CancellationToken ct)
    {
        await sim.Answer(user.Random.Next(20).Milliseconds, ct);
        await user.Think(100.Milliseconds, new CancellationToken(canceled: true));
    }

    private async ValueTask ThinksOnWithItsOwnToken(VirtualUser user, CancellationToken ct)
    {
        using var own = new CancellationTokenSource(user.Random.Next(1, 200).Milliseconds, sim.Time);
        try
        {
            await user.Think(user.Random.Next(1, 200).Milliseconds, own.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            user.Check("in time", false);
        }
    }

    // Ended by its own flow, in the middle of another's.
    private async ValueTask AwaitsOthers(VirtualUser user, CancellationToken ct)
    {
        var source = new TaskCompletionSource();
        var other = Complete(source, user.Random.Next(100).Milliseconds);
        await user.Step("awaits", () => source.Task);
        await other;
    }

    private async Task Complete(TaskCompletionSource source, TimeSpan after)
    {
        await sim.Answer(after, CancellationToken.None).ConfigureAwait(false);
        source.SetResult();
    }
}
