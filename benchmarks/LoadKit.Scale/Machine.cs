using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace LoadKit.Scale;

/// <summary>What the figures were measured on, and how busy it was meanwhile.</summary>
internal sealed class Machine
{
    private readonly long[] before = Ticks();
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>One paragraph.</summary>
    /// <param name="own">Processor time of the measured processes in seconds.</param>
    public string Describe(double own)
    {
        var spent = Ticks().Zip(before, (now, then) => (double)(now - then)).ToArray();
        var all = Math.Max(1, spent.Sum());
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var others = 1 - ((spent[3] + spent[4]) / all) - (own / (seconds * Environment.ProcessorCount));
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Model()}, Linux {Kernel()}, {RuntimeInformation.FrameworkDescription}, ")
            + string.Create(CultureInfo.InvariantCulture, $"UnfairSemaphoreSpinLimit 0 (threads of the pool that have nothing to do don't spin). In the {seconds:0} s that it took, ")
            + string.Create(CultureInfo.InvariantCulture, $"{(all - spent[3] - spent[4]) / all:P0} of the cores' time was used, {Math.Max(0, others):P0} by others, {spent[7] / all:P1} stolen by the host.");
    }

    // user, nice, system, idle, iowait, irq, softirq, steal; guest times are in user's already.
    private static long[] Ticks() =>
        [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(long.Parse)];

    private static string Model() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "unknown processor";

    private static string Kernel() => File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
}
