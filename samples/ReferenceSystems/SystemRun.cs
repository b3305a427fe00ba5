using System.Diagnostics;
using LoadKit;
using LoadKit.Reporting;
using LoadKit.Units;
using ReferenceSystems.Services;

namespace ReferenceSystems;

/// <summary>Starts a system and runs one of its load tests against it, or searches how much it can take.</summary>
internal static class SystemRun
{
    /// <summary>Runs a load test, and has every report written.</summary>
    public static Task<RunResult> RunAsync(ReferenceSystem system, ReferenceTest test, RunOptions run)
    {
        var directory = Path.Combine(run.Directory, Name(system, test, run.Fault));
        return AgainstServiceAsync(system, test, run, plan => plan
            .Scale(run.Time, run.Load)
            .ReportTo(new ConsoleReporter(), new ReportFolder(directory), new OpenMetricsReporter(Path.Combine(directory, "metrics.txt")))
            .RunAsync());
    }

    /// <summary>Searches for the highest rate at which the objectives are met, with the users of the test and without its profile, and has every report of it written.</summary>
    public static Task<CapacityResult> FindCapacityAsync(ReferenceSystem system, ReferenceTest test, RunOptions run, Rate from) =>
        AgainstServiceAsync(system, test, run, plan =>
        {
            var search = CapacitySearch.Of(plan, from)
                .WithProbes(30.Seconds * run.Time, atMost: 2.Minutes * run.Time)
                .WithWarmUp(5.Seconds * run.Time)
                .WithPause(5.Seconds * run.Time)
                .WithConfirmation(3.Minutes * run.Time)
                .ReportTo(new CapacityFolder(Path.Combine(run.Directory, $"{Name(system, test, run.Fault)}-capacity")));
            return (run.Seed is { } seed ? search.WithSeed(seed) : search).RunAsync(new ProbeLines(Console.Out));
        });

    private static async Task<T> AgainstServiceAsync<T>(ReferenceSystem system, ReferenceTest test, RunOptions run, Func<LoadTest, Task<T>> use)
    {
        var clock = run.IsVirtual ? new VirtualTime() : TimeProvider.System;
        var service = system.Start(new ServiceOptions(clock, run.Load, run.Fault, run.Instances, (int)(run.Seed ?? 1)));
        if (run.IsVirtual)
        {
            using var inside = ServiceHandler.CreateClient(service);
            return await use(Plan(inside).WithTimeProvider(clock));
        }

        await using var host = await ServiceHost.StartAsync(service);
        using var client = LoadHttp.CreateClient(host.Address);
        using var process = Process.GetCurrentProcess();
        return await use(Plan(client)
            .WithGauge(Gauge.ProcessCpu(process, "cpu, load included"), Gauge.ProcessMemory(process, "memory, load included"))
            .StopOnSignals());

        LoadTest Plan(HttpClient client)
        {
            var plan = test.Create(client).WithGauge([.. service.Gauges]).WithLabel("fault", $"{run.Fault}".ToLowerInvariant());
            return run.Seed is { } seed ? plan.WithSeed(seed) : plan;
        }
    }

    private static string Name(ReferenceSystem system, ReferenceTest test, Fault fault)
    {
        string?[] parts = [system.Name, system.Tests.Length > 1 ? test.Name : null, fault == Fault.None ? null : $"{fault}".ToLowerInvariant()];
        return string.Join('-', parts.OfType<string>());
    }

    private sealed class ProbeLines(TextWriter output) : IProgress<CapacityProgress>
    {
        public void Report(CapacityProgress value) => output.WriteLine(value);
    }
}
