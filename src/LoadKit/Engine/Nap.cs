using System.Runtime.InteropServices;

namespace LoadKit.Engine;

/// <summary>
/// A sleep of a millisecond or less, as exact as the system allows: <c>clock_nanosleep</c> on Linux without the usual timer slack of
/// 50 µs. One thread only.
/// </summary>
internal sealed class Nap
{
    private const int ClockMonotonic = 1;
    private const int SetTimerSlack = 29;

    private bool isExact = OperatingSystem.IsLinux();
    private bool hasSlack = true;

    /// <summary>Sleeps; false, at once, where the system has nothing more exact to offer than a wait of a millisecond.</summary>
    public bool TryFor(long nanoseconds)
    {
        if (!isExact || nanoseconds <= 0)
        {
            return isExact;
        }

        try
        {
            if (hasSlack)
            {
                hasSlack = false;
                _ = Control(SetTimerSlack, 1, 0, 0, 0);
            }

            var span = new TimeSpec(0, (nint)nanoseconds);
            _ = ClockNanoSleep(ClockMonotonic, 0, in span, 0);
            return true;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return isExact = false;
        }
    }

    [DllImport("libc", EntryPoint = "clock_nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockNanoSleep(int clock, int flags, in TimeSpec span, nint rest);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);
}
