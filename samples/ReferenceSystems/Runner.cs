using LoadKit;
using LoadKit.Reporting;
using ReferenceSystems.Services;

namespace ReferenceSystems;

/// <summary>Starts a system, runs one of its load tests, and has every report written.</summary>
internal static class Runner
{
    public static async Task<RunResult> RunAsync(ReferenceSystem system, ReferenceTest test, RunOptions run)
    {
        var directory = run.Directory ?? Path.Combine("artifacts", "reference-systems", Name(system, test, run.Fault));
        return run.IsVirtual ? await RunVirtualAsync(system, test, run, directory) : await RunOnLoopbackAsync(system, test, run, directory);
    }

    private static async Task<RunResult> RunOnLoopbackAsync(ReferenceSystem system, ReferenceTest test, RunOptions run, string directory)
    {
        await using var host = await ServiceHost.StartAsync(system.Start(Service(TimeProvider.System, run)));
        using var client = LoadHttp.CreateClient(host.Address);
        return await Plan(test, client, run, directory).StopOnSignals().RunAsync();
    }

    // The setups of a test ask the service too, so that all of it is inside the simulation.
    private static async Task<RunResult> RunVirtualAsync(ReferenceSystem system, ReferenceTest test, RunOptions run, string directory)
    {
        var time = new VirtualTime();
        using var client = ServiceHandler.CreateClient(system.Start(Service(time, run)));
        return await Plan(test, client, run, directory).WithTimeProvider(time).RunAsync();
    }

    private static ServiceOptions Service(TimeProvider time, RunOptions run) => new(time, run.Load, run.Fault, run.Instances, (int)(run.Seed ?? 1));

    private static LoadTest Plan(ReferenceTest test, HttpClient client, RunOptions run, string directory)
    {
        var plan = test.Create(client)
            .Scale(run.Time, run.Load)
            .WithLabel("fault", $"{run.Fault}".ToLowerInvariant())
            .ReportTo(new ConsoleReporter(), new ReportFolder(directory), new OpenMetricsReporter(Path.Combine(directory, "metrics.txt")));
        return run.Seed is { } seed ? plan.WithSeed(seed) : plan;
    }

    private static string Name(ReferenceSystem system, ReferenceTest test, Fault fault) =>
        string.Join('-', [system.Name, .. system.Tests.Length > 1 ? [test.Name] : Array.Empty<string>(), .. fault == Fault.None ? Array.Empty<string>() : [$"{fault}".ToLowerInvariant()]]);
}
