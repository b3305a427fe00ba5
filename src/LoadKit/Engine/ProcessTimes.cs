using System.Runtime.Versioning;

namespace LoadKit.Engine;

/// <summary>What the process has used up to a moment.</summary>
/// <param name="Cpu">Processor time of all threads; null where the system does not tell.</param>
/// <param name="GarbagePauses">Time in which the garbage collector held every thread.</param>
internal readonly record struct ProcessTimes(TimeSpan? Cpu, TimeSpan GarbagePauses)
{
    [UnsupportedOSPlatformGuard("ios")]
    [UnsupportedOSPlatformGuard("tvos")]
    private static bool TellsCpu => !OperatingSystem.IsIOS() && !OperatingSystem.IsTvOS() && !OperatingSystem.IsBrowser();

    public static ProcessTimes Now() => new(TellsCpu ? Environment.CpuUsage.TotalTime : null, GC.GetTotalPauseDuration());
}
