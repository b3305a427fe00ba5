using System.Diagnostics;
using LoadKit;
using LoadKit.Reporting;
using ReferenceSystems.Services;

namespace ReferenceSystems;

/// <summary>Starts a system, runs one of its load tests, and has every report written.</summary>
internal static class SystemRun
{
    public static async Task<RunResult> RunAsync(ReferenceSystem system, ReferenceTest test, RunOptions run)
    {
        var directory = Path.Combine(run.Directory, Name(system, test, run.Fault));
        return run.IsVirtual ? await RunVirtualAsync(system, test, run, directory) : await RunOnLoopbackAsync(system, test, run, directory);
    }

    private static async Task<RunResult> RunOnLoopbackAsync(ReferenceSystem system, ReferenceTest test, RunOptions run, string directory)
    {
        var service = system.Start(Service(TimeProvider.System, run));
        await using var host = await ServiceHost.StartAsync(service);
        using var client = LoadHttp.CreateClient(host.Address);
        using var process = Process.GetCurrentProcess();
        return await Plan(test, client, service, run, directory)
            .WithGauge(Gauge.ProcessCpu(process, "cpu, load included"), Gauge.ProcessMemory(process, "memory, load included"))
            .StopOnSignals()
            .RunAsync();
    }

    private static async Task<RunResult> RunVirtualAsync(ReferenceSystem system, ReferenceTest test, RunOptions run, string directory)
    {
        var time = new VirtualTime();
        var service = system.Start(Service(time, run));
        using var client = ServiceHandler.CreateClient(service);
        return await Plan(test, client, service, run, directory).WithTimeProvider(time).RunAsync();
    }

    private static ServiceOptions Service(TimeProvider time, RunOptions run) => new(time, run.Load, run.Fault, run.Instances, (int)(run.Seed ?? 1));

    private static LoadTest Plan(ReferenceTest test, HttpClient client, Service service, RunOptions run, string directory)
    {
        var plan = test.Create(client)
            .Scale(run.Time, run.Load)
            .WithGauge([.. service.Gauges])
            .WithLabel("fault", $"{run.Fault}".ToLowerInvariant())
            .ReportTo(new ConsoleReporter(), new ReportFolder(directory), new OpenMetricsReporter(Path.Combine(directory, "metrics.txt")));
        return run.Seed is { } seed ? plan.WithSeed(seed) : plan;
    }

    private static string Name(ReferenceSystem system, ReferenceTest test, Fault fault) =>
        string.Join('-', [system.Name, .. system.Tests.Length > 1 ? [test.Name] : Array.Empty<string>(), .. fault == Fault.None ? Array.Empty<string>() : [$"{fault}".ToLowerInvariant()]]);
}
