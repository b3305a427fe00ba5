using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

/// <summary>
/// An M/M/c queue in virtual time: so many servers, exponential service times, one line for all, no end of the line. With random arrivals the distribution of its
/// answers is known exactly (Erlang 1917).
/// </summary>
internal sealed class QueueingService(VirtualTime time, int servers, TimeSpan meanService, int seed = 1)
{
    private readonly Queue<TaskCompletionSource> line = [];
    private readonly Random random = new(seed);
    private int busy;

    /// <summary>A load test of it: p95, or another percentile, within the limit.</summary>
    public LoadTest Test(double percentile, TimeSpan limit) => LoadTest.Create("queue")
        .WithTimeProvider(time)
        .WithUsers(Load.Open.Poisson().Hold(1.PerSecond, 1.Minutes), UserType.Create("caller", weight: 1, Scenario.Create("ask", (_, ct) => AnswerAsync(ct))))
        .WithSlos(Slo.Latency(percentile, limit));

    private async ValueTask AnswerAsync(CancellationToken cancellationToken)
    {
        if (busy == servers)
        {
            var turn = new TaskCompletionSource();
            line.Enqueue(turn);
            await turn.Task.WaitAsync(cancellationToken);
        }
        else
        {
            busy++;
        }

        await Exactly(-Math.Log(1 - random.NextDouble()) * meanService);
        if (line.TryDequeue(out var next))
        {
            next.SetResult();
        }
        else
        {
            busy--;
        }
    }

    // Task.Delay counts in whole milliseconds, which is too coarse for a service of five.
    private async Task Exactly(TimeSpan length)
    {
        var over = new TaskCompletionSource();
        await using var timer = time.CreateTimer(_ => over.SetResult(), null, length, Timeout.InfiniteTimeSpan);
        await over.Task;
    }
}
