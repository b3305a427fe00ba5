using System.Globalization;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>A load test with a journal that goes on until somebody ends it. After each second it says how many requests have been counted until then.</summary>
internal static class JournaledLoad
{
    public static async Task<int> RunAsync(string path)
    {
        var work = Scenario.Create("work", async (user, ct) =>
        {
            await user.Step("fast", () => Task.Delay(1, ct));
            await user.Step("slow", async () =>
            {
                await Task.Delay(4, ct);
                if (user.Random.Next(50) == 0)
                {
                    throw new InvalidOperationException($"order {user.Random.Next(1_000)} was refused");
                }
            });
        });
        var result = await LoadTest.Create("journaled").WithSeed(1).WithJournal(path)
            .WithUsers(Load.Closed.Hold(20, 1.Minutes), UserType.Create("user", 1, work))
            .WithSlos(Slo.Latency(95, 1.Seconds), Slo.ErrorRate(10.Percent))
            .ReportTo(new Announcing())
            .RunAsync();
        return result.ExitCode;
    }

    private sealed class Announcing : IReporter
    {
        private long requests;

        public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
        {
            requests += interval.Requests;
            Console.Out.WriteLine(requests.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
