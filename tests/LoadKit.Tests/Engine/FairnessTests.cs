using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>However a body ends without waiting, its user must not keep the clock from moving.</summary>
public class FairnessTests
{
    private static readonly TestCaseData[] Bodies =
    [
        Case("completes", (_, _) => ValueTask.CompletedTask),
        Case("yields", async (_, _) => await Task.Yield()),
        Case("throws", (_, _) => throw new InvalidOperationException("at once")),
        Case("returns a faulted task", (_, _) => ValueTask.FromException(new InvalidOperationException("at once"))),
        Case("returns a cancelled task", (_, _) => ValueTask.FromCanceled(new CancellationToken(canceled: true))),
        Case("is async and throws", async (user, _) => await user.Step("get", () => Task.FromException(new InvalidOperationException("at once")))),
    ];

    [TestCaseSource(nameof(Bodies))]
    [CancelAfter(20_000)]
    public async Task A_body_that_never_waits_does_not_stop_the_clock(Func<VirtualUser, CancellationToken, ValueTask> body, CancellationToken cancellationToken)
    {
        var sim = new Simulated();

        var result = await sim.Test(Load.Closed.Hold(2, 100.Milliseconds), UserType.Create("user", 1, Scenario.Create("s", body)))
            .RunAsync(CancellationToken.None)
            .WaitAsync(cancellationToken);

        Assert.That(result.Duration, Is.EqualTo(100.Milliseconds));
        Assert.That(result.Totals.Counts.Started, Is.EqualTo(200), "one a millisecond and user");
    }

    private static TestCaseData Case(string name, Func<VirtualUser, CancellationToken, ValueTask> body) => new TestCaseData(body).SetArgDisplayNames(name);
}
