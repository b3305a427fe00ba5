using System.Diagnostics;
using System.Runtime.Versioning;

namespace LoadKit;

/// <content>What the system knows about a process of this machine, such as a target that runs beside the load.</content>
public sealed partial class Gauge
{
    /// <summary>
    /// The processor time that a process has used since the reading before, in percent of all processors of the machine: 100 % is a machine that does nothing
    /// else. The first reading covers the time since the run's start. A process that has ended is a finding.
    /// </summary>
    /// <param name="process">The process; it stays the caller's.</param>
    /// <param name="name">What reports call it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [UnsupportedOSPlatform("ios")]
    [UnsupportedOSPlatform("tvos")]
    [SupportedOSPlatform("maccatalyst")]
    public static Gauge ProcessCpu(Process process, string name = "cpu")
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(name);
        return new Gauge(name, "%", () =>
        {
            var (used, since) = Used();
            return _ =>
            {
                var (now, at) = Used();
                var share = (now - used) / (TimeProvider.System.GetElapsedTime(since, at) * Environment.ProcessorCount);
                (used, since) = (now, at);
                return new ValueTask<double>(100 * share);
            };
        });

        (TimeSpan Used, long At) Used()
        {
            process.Refresh();
            return (process.TotalProcessorTime, TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>The memory of a process that is in the machine's memory at the moment (its working set), in bytes. A process that has ended is a finding.</summary>
    /// <param name="process">The process; it stays the caller's.</param>
    /// <param name="name">What reports call it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Gauge ProcessMemory(Process process, string name = "memory")
    {
        ArgumentNullException.ThrowIfNull(process);
        return Create(name, "bytes", () =>
        {
            process.Refresh();
            return process.HasExited ? throw new InvalidOperationException("the process has ended") : process.WorkingSet64;
        });
    }
}
