using System.Runtime.InteropServices;
using Spectre.Console;

namespace LoadKit.Reporting.Live;

/// <summary>The console of this process. The one place that names it.</summary>
internal sealed class ProcessConsole : ITerminal
{
    // Test runners that own the terminal, or a pipe to who does. Their assemblies are loaded when a test runs.
    private static readonly string[] TestHosts = ["testhost", "Microsoft.Testing.Platform", "Microsoft.VisualStudio.TestPlatform.", "nunit.engine", "nunitlite", "xunit.runner.", "xunit.v3.runner."];

    private readonly Lazy<TextWriter> screen = new(() => new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding, bufferSize: 16_384));

    public TerminalFacts Facts => new()
    {
        IsRedirected = Console.IsOutputRedirected,
        IsInteractive = Environment.UserInteractive,
        UnderstandsCodes = !Console.IsOutputRedirected && UnderstandsCodes(),
        Encoding = Console.OutputEncoding.WebName,
        TestHost = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name ?? "").FirstOrDefault(IsTestHost),
        Width = Size.Width,
        Variable = Environment.GetEnvironmentVariable,
    };

    public (int Width, int Height) Size
    {
        get
        {
            try
            {
                return Console.IsOutputRedirected ? default : (Console.WindowWidth, Console.WindowHeight);
            }
            catch (IOException)
            {
                // The terminal is gone: its window was closed.
                return default;
            }
        }
    }

    public TextWriter Lines => Console.Out;

    public TextWriter Screen => screen.Value;

    public IDisposable WhenInterrupted(Action tell) => new Signals(
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => tell()), PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => tell()));

    // On Windows the console has to be told that codes will come, which the detection does.
    private static bool UnderstandsCodes() => OperatingSystem.IsWindows()
        ? AnsiConsole.Profile.Capabilities.Ansi
        : Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } kind && kind is not ("dumb" or "unknown");

    private static bool IsTestHost(string assembly) => TestHosts.Any(host => assembly.StartsWith(host, StringComparison.OrdinalIgnoreCase));

    private sealed record Signals(IDisposable Interrupt, IDisposable Terminate) : IDisposable
    {
        public void Dispose()
        {
            Interrupt.Dispose();
            Terminate.Dispose();
        }
    }
}
