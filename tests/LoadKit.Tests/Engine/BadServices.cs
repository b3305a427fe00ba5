using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Services that fail, cancel or never answer.</summary>
internal sealed class BadServices(Simulated sim, CancellationToken callers)
{
    private static readonly CancellationToken Foreign = new(canceled: true);

    /// <summary>The longest that a service takes which ignores its token, unless it hangs.</summary>
    public static TimeSpan DeafTime => 200.Milliseconds;

    public IReadOnlyList<Func<VirtualUser, CancellationToken, ValueTask>> All =>
    [
        ThrowsAtOnce, ThrowsLater, ThrowsInStep, ThrowsWhatThrows, GivesNoTask, FailsChecks,
        CancelsItself, CancelsWithTheToken, CancelsWithAForeignToken, CancelsWithTheCallersToken, CancelsInAStep,
        Hangs, HangsInAStep, HangsWithoutAToken, HangsInAStepWithoutAToken,
    ];

    private static ValueTask ThrowsAtOnce(VirtualUser user, CancellationToken ct) => throw new InvalidOperationException("at once");

    private static ValueTask ThrowsWhatThrows(VirtualUser user, CancellationToken ct) => throw new Silent(user.Random.Next(2) == 0);

    private static ValueTask GivesNoTask(VirtualUser user, CancellationToken ct) => new((Task)null!);

    private static ValueTask FailsChecks(VirtualUser user, CancellationToken ct)
    {
        user.Check("never", false);
        user.Fail("said");
        return user.Step("checked", () => new ValueTask(Task.FromResult(user.Check("inside", false))));
    }

    private static ValueTask CancelsItself(VirtualUser user, CancellationToken ct) =>
        user.Random.Next(2) == 0 ? throw new OperationCanceledException("by itself") : ValueTask.FromException(new TaskCanceledException("a task by itself"));

    private static ValueTask CancelsWithTheToken(VirtualUser user, CancellationToken ct) => throw new OperationCanceledException(ct);

    private static ValueTask CancelsWithAForeignToken(VirtualUser user, CancellationToken ct) => ValueTask.FromCanceled(Foreign);

    private async ValueTask ThrowsLater(VirtualUser user, CancellationToken ct)
    {
        await sim.Answer(user.Random.Next(1, 100).Milliseconds, ct);
        throw new FormatException("bad answer");
    }

    private async ValueTask ThrowsInStep(VirtualUser user, CancellationToken ct)
    {
        if (user.Random.Next(2) == 0)
        {
            await user.Step("throws", Task () => throw new InvalidOperationException("at once"));
        }

        await user.Step("throws", async token =>
        {
            await sim.Answer(user.Random.Next(1, 100).Milliseconds, token);
            throw new FormatException("bad answer");
        });
    }

    // A service that was given the token which stops the run.
    private async ValueTask CancelsWithTheCallersToken(VirtualUser user, CancellationToken ct) =>
        await user.Step("with the caller's", () => sim.Answer(DeafTime * user.Random.NextDouble(), callers));

    private async ValueTask CancelsInAStep(VirtualUser user, CancellationToken ct)
    {
        await sim.Answer(user.Random.Next(30).Milliseconds, ct);
        await user.Step("cancels", () => user.Random.Next(2) == 0 ? Task.FromCanceled(Foreign) : throw new OperationCanceledException(ct));
    }

    private async ValueTask Hangs(VirtualUser user, CancellationToken ct) => await sim.Answer(Seldom(user), ct);

    private async ValueTask HangsInAStep(VirtualUser user, CancellationToken ct) => await user.Step("hangs", token => sim.Answer(Seldom(user), token));

    private async ValueTask HangsWithoutAToken(VirtualUser user, CancellationToken ct) => await sim.Answer(Seldom(user), CancellationToken.None);

    private async ValueTask HangsInAStepWithoutAToken(VirtualUser user, CancellationToken ct) =>
        await user.Step("hangs", () => sim.Answer(Seldom(user), CancellationToken.None));

    // One that always hangs leaves its users nothing else to meet.
    private static TimeSpan Seldom(VirtualUser user) => user.Random.Next(4) == 0 ? Simulated.Long : DeafTime * user.Random.NextDouble();

    /// <summary>An exception that has no message, or cannot say it.</summary>
    private sealed class Silent(bool throws) : Exception
    {
        public override string Message => throws ? throw new NotSupportedException() : null!;
    }
}
