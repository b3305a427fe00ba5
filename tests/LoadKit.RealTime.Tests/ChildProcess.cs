using System.Diagnostics;

namespace LoadKit.RealTime.Tests;

/// <summary>This assembly as a process of its own, which a test may end however it likes.</summary>
internal static class ChildProcess
{
    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ChildProcess).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    /// <summary>What runs in it: the first argument says what, the others with what.</summary>
    public static Task<int> Main(string[] args) => args switch
    {
        ["journal", var path] => JournaledLoad.RunAsync(path),
        ["sockets", var address, var path] => Http.ManySockets.RunAsync(address, path),
        ["endless", var directory] => EndlessRun.RunAsync(directory),
        _ => Task.FromResult(1),
    };
}
