using System.Diagnostics;
using System.Globalization;

namespace LoadKit.Scale;

/// <summary>What this process has used up to a moment.</summary>
/// <param name="At">The moment, in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="Cpu">Processor time of all threads.</param>
/// <param name="EngineCpu">Processor time of the thread that paces; none without LoadKit.</param>
/// <param name="CoreWait">Time in which a thread that could have run waited for a core, summed over the threads: what else the machine does, or too many own threads.</param>
/// <param name="GcPause">Time in which the garbage collector held every thread.</param>
/// <param name="Allocated">Bytes allocated by all threads.</param>
internal sealed record ProcessFigures(long At, TimeSpan Cpu, TimeSpan EngineCpu, TimeSpan CoreWait, TimeSpan GcPause, long Allocated)
{
    public static ProcessFigures Now() => new(
        Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, OfThreads("LoadKit engine", field: 0), OfThreads("", field: 1), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());

    /// <summary>The time between two moments.</summary>
    public TimeSpan Since(ProcessFigures before) => Stopwatch.GetElapsedTime(before.At, At);

    /// <summary>Part of the time between two moments in percent: of processor time, of one core.</summary>
    public double Share(ProcessFigures before, Func<ProcessFigures, TimeSpan> time) => 100 * (time(this) - time(before)) / Since(before);

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident() =>
        1024 * long.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture);

    /// <summary>Bytes that are still in use after a full collection.</summary>
    public static long Live()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    // schedstat: nanoseconds on a core, nanoseconds in wait for one. The kernel keeps 15 characters of a thread's name. A thread may end between
    // listing and reading.
    private static TimeSpan OfThreads(string name, int field)
    {
        var nanoseconds = 0L;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(thread, "comm")).StartsWith(name, StringComparison.Ordinal))
                    nanoseconds += long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[field], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
            }
        }

        return TimeSpan.FromMicroseconds(nanoseconds / 1000.0);
    }
}
