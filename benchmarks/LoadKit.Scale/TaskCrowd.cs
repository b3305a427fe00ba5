using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>What one writes without a library: a task for each user, in a loop with a pause of one second.</summary>
internal sealed class TaskCrowd(Func<Action, Func<bool>, Task> user) : Crowd
{
    public override async Task RunAsync(int users, TimeSpan join, CrowdPhase[] phases, StartLog log, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var end = join + phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Length);
        var tasks = new Task[users];
        for (var i = 0; i < users; i++)
        {
            var id = i + 1;
            var due = join * i / users;
            while (Stopwatch.GetElapsedTime(start) < due)
                await Task.Delay(1, CancellationToken.None);

            tasks[i] = Task.Run(() => user(() => log.Mark(id), IsOver), CancellationToken.None);
        }

        await Task.WhenAll(tasks);
        bool IsOver() => cancellationToken.IsCancellationRequested || Stopwatch.GetElapsedTime(start) >= end;
    }

    public static TaskCrowd Delaying() => new(async (mark, isOver) =>
    {
        while (!isOver())
        {
            mark();
            await Task.Delay(1000);
        }
    });

    public static TaskCrowd Ticking() => new(async (mark, isOver) =>
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!isOver())
        {
            mark();
            await timer.WaitForNextTickAsync();
        }
    });
}
