using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>A user's own object of a scenario: started before its first iteration, stopped and disposed when the user leaves.</summary>
internal sealed class OwnScenario(Scenario scenario, IScenario instance)
{
    private volatile bool hasStarted;
    private Task? starting;
    private Track? track;

    public Scenario Scenario => scenario;

    public ValueTask RunAsync(VirtualUser user, RunState run) =>
        hasStarted ? instance.RunAsync(user, user.IterationToken) : StartAndRunAsync(user, run);

    /// <summary>Ends its life; what goes wrong there is told, and keeps nothing else from being ended.</summary>
    public async Task EndAsync(VirtualUser user, UserKind kind)
    {
        kind.Run.StopBegun();
        try
        {
            await StopAsync(user, kind);
        }
        catch (OperationCanceledException) when (kind.Run.LeaveToken.IsCancellationRequested)
        {
            Tell(kind.Run, new Failure("timeout", "stopping the user had not ended a second after the graceful stop"));
        }
        catch (Exception exception)
        {
            Tell(kind.Run, "stopping the user failed", exception);
        }
        finally
        {
            kind.Run.StopEnded();
        }

        try
        {
            await Disposal.Of(instance);
        }
        catch (Exception exception)
        {
            Tell(kind.Run, "disposing of the scenario failed", exception);
        }
    }

    // Not the iteration's time: what remains of it is what the scenario thought anyway.
    private async ValueTask StartAndRunAsync(VirtualUser user, RunState run)
    {
        var (since, thought) = (run.Time.Now, user.ThinkTime);
        user.StepAside();
        try
        {
            // One that took no time can't have used up the iteration's: it runs, as every iteration that has begun.
            if (Start(user) is { IsCompletedSuccessfully: false } going)
            {
                await going;
                user.IterationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            user.Thought(run.Time.Now - since - (user.ThinkTime - thought));
        }

        user.StepBack();
        await instance.RunAsync(user, user.IterationToken);
    }

    // One that ignored the end of its iteration's time may still be going on: then the next iteration waits for it, or there would be two. When it comes
    // to nothing it is begun anew: what ended it, such as that time limit, was not this iteration's.
    private async Task Start(VirtualUser user)
    {
        if (starting is { IsCompleted: false } earlier)
        {
            await Task.WhenAny(earlier).WaitAsync(user.IterationToken);
            user.IterationToken.ThrowIfCancellationRequested();
        }

        if (!hasStarted)
        {
            starting = StartAsync(user);
            LeftBehind.Forget(starting);
            await starting.WaitAsync(user.IterationToken);
        }
    }

    private async Task StartAsync(VirtualUser user)
    {
        track = (Track)user.Track!;
        await instance.StartAsync(user, user.IterationToken);
        hasStarted = true;
    }

    private async Task StopAsync(VirtualUser user, UserKind kind)
    {
        var token = kind.Run.LeaveToken;
        if (starting is { IsCompleted: false })
        {
            await Task.WhenAny(starting).WaitAsync(token);
        }

        if (!hasStarted || token.IsCancellationRequested)
        {
            return;
        }

        user.Aim(track!, kind.StageAt(kind.Run.Time.Now, user.Stage).Index, token);
        user.StepAside();
        var stopping = instance.StopAsync(user, token).AsTask();
        try
        {
            await stopping.WaitAsync(token);
        }
        finally
        {
            LeftBehind.Forget(stopping);
        }
    }

    private void Tell(RunState run, string what, Exception exception)
    {
        var failure = Failure.Of(exception);
        Tell(run, failure with { Message = $"{what}: {failure.Message}" });
    }

    private void Tell(RunState run, in Failure failure) => run.Errors.Add(scenario.Name, failure, run.Time.Now);
}
