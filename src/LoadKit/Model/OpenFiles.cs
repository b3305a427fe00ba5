using System.Runtime.InteropServices;

namespace LoadKit.Model;

/// <summary>How many files, sockets among them, this process may have open. Asked of the system without opening one.</summary>
internal static class OpenFiles
{
    private const int OfLinux = 7;
    private const int OfMacOS = 8;

    /// <summary>The limit; null where the system has none of its own.</summary>
    public static long? Limit()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return null;
        }

        try
        {
            return GetLimit(OperatingSystem.IsLinux() ? OfLinux : OfMacOS, out var limits) == 0 ? (long)Math.Min(limits.Current, long.MaxValue) : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, out Limits limits);

    private readonly record struct Limits(ulong Current, ulong Most);
}
