using System.Globalization;

namespace LoadKit.Time;

/// <summary>The loop of one simulation: run what is posted, wait for quiet, fire one timer.</summary>
internal sealed class Simulation(VirtualClock clock, SimulationPump pump, SimulationScope scope, Func<Task> body)
{
    // Long enough for what another thread is about to complete, short enough for a failing test.
    private const int GraceMilliseconds = 250;

    private readonly QuietCheck quiet = new(scope, pump);

    /// <summary>Returns the body's task when it has completed; throws what leaves a callback.</summary>
    internal Task Run()
    {
        var context = ExecutionContext.Capture()!;
        var task = Start(context);
        while (true)
        {
            while (!pump.IsEmpty && !task.IsCompleted) pump.RunPosted(context);
            if (task.IsCompleted) return task;
            if (!quiet.Wait() || task.IsCompleted) continue;
            if (clock.Advance() is { } timer) Fire(timer, context);
            else WaitForOthers(task);
        }
    }

    private Task Start(ExecutionContext context)
    {
        SynchronizationContext.SetSynchronizationContext(pump);
        var task = body() ?? throw new InvalidOperationException("The body of the simulation returned null instead of a task.");
        ExecutionContext.Restore(context);
        SynchronizationContext.SetSynchronizationContext(pump);
        task.ContinueWith(static (_, state) => ((SimulationPump)state!).Wake(), pump, CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    private void Fire(VirtualTimer timer, ExecutionContext context)
    {
        // With a context set, what awaits with ConfigureAwait(false) would go to the pool instead of going on here.
        SynchronizationContext.SetSynchronizationContext(null);
        timer.Fire();
        ExecutionContext.Restore(context);
        SynchronizationContext.SetSynchronizationContext(pump);
    }

    private void WaitForOthers(Task task)
    {
        var end = Environment.TickCount64 + GraceMilliseconds;
        while (pump.IsEmpty && !clock.HasTimers && !task.IsCompleted && scope.Away == 0)
        {
            var left = end - Environment.TickCount64;
            if (left <= 0) throw Stuck(new TimeSpan(clock.Now));
            pump.Sleep((int)left);
        }
    }

    private static InvalidOperationException Stuck(TimeSpan at) => new(string.Create(CultureInfo.InvariantCulture,
        $"nothing left to wait for at {(long)at.TotalHours:00}:{at:mm\\:ss\\.fff} (virtual time): ") +
        "the simulated code waits for something that neither a timer of this TimeProvider nor running code will complete");
}
