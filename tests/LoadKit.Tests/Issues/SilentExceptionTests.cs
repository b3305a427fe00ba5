using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>An exception without a message, or whose message throws, took the run with it.</summary>
public class SilentExceptionTests
{
    private readonly Simulated sim = new();

    [TestCase(false, "")]
    [TestCase(true, "its message can't be read: NotSupportedException")]
    public async Task It_fails_its_iteration_as_any_other(bool throws, string message)
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (_, ct) =>
        {
            await sim.Answer(10.Milliseconds, ct);
            throw new Silent(throws);
        }));

        var result = await sim.Test(Load.Closed.Iterations(2, users: 1), type).RunAsync();

        Assert.That(result.Whole.Counts.Failed, Is.EqualTo(2));
        Assert.That(result.Errors.Select(error => (error.Kind, error.Example)), Is.EqualTo([("Silent", message)]));
        Accounting.Adds(result);
    }

    private sealed class Silent(bool throws) : Exception
    {
        public override string Message => throws ? throw new NotSupportedException() : null!;
    }
}
