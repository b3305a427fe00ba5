using LoadKit.Model;

namespace LoadKit.Tests.Model;

/// <summary>A session is disposed once, whenever it comes.</summary>
public class SessionScenarioTests
{
    private readonly TaskCompletionSource<Session> login = new();
    private readonly Session session = new();

    private SessionScenario<Session> Scenario => field ??= new((_, _) => new ValueTask<Session>(login.Task), (_, _, _) => ValueTask.CompletedTask, null);

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_session_that_comes_before_or_after_its_user_has_left_is_disposed_once(bool comesBefore)
    {
        var starting = Scenario.StartAsync(null!, CancellationToken.None).AsTask();
        if (comesBefore)
        {
            login.SetResult(session);
            await starting;
        }

        await Scenario.DisposeAsync();
        if (!comesBefore)
        {
            login.SetResult(session);
            await starting;
        }

        Assert.That(session.Disposals, Is.EqualTo(1));
    }

    private sealed class Session : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
