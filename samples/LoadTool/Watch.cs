using LoadKit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoadTool;

/// <summary>What the service runs, and how often.</summary>
internal sealed record WatchPlan(string Name, TimeSpan Every);

/// <summary>Runs a load test again and again while its host is up. When the host stops, the run has its graceful stop.</summary>
internal sealed partial class Watch(LoadTests tests, WatchPlan plan, ILogger<Watch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(plan.Every);
        do
        {
            var result = await tests.RunAsync(plan.Name, stoppingToken);
            Tell(log, plan.Name, result.Verdict, result.Reason);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Test}: {Verdict}, {Reason}")]
    private static partial void Tell(ILogger log, string test, Verdict verdict, string reason);
}
