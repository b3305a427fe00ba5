using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>One Ctrl+C on a real process: it ends in good order, with every report.</summary>
[Platform("Linux")]
public class InterruptTests
{
    private const int Interrupt = 2;
    private const string CtrlC = "\x03";
    private readonly string directory = Directory.CreateTempSubdirectory("loadkit").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(directory, recursive: true);

    [Test]
    public async Task In_a_pipe_one_signal_stops_gracefully_and_every_report_is_written()
    {
        using var run = Child.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(EndlessRun).Assembly.Location, "endless", directory]);

        await run.Until("stage hold 5 users");
        Assert.That(Kill(run.Id, Interrupt), Is.Zero);
        var (code, output) = await run.End();

        Assert.That(code, Is.EqualTo(130), output);
        Assert.That(output, Does.StartWith("LoadKit  endless: 2 stages").And.Contains("(plain output: not a terminal)"));
        Assert.That(output.Contains('\x1b', StringComparison.Ordinal), Is.False);
        AssertReports(output);
    }

    [Test]
    public async Task On_a_terminal_one_key_stops_gracefully_every_report_is_written_and_the_terminal_is_as_it_was()
    {
        if (!File.Exists("/usr/bin/script"))
        {
            Assert.Ignore("script (of bsdutils or util-linux), which makes the terminal, is not installed");
        }

        var command = $"stty cols 100 rows 30; exec '{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{typeof(EndlessRun).Assembly.Location}' endless '{directory}'";
        using var run = Child.Start("/usr/bin/script", ["-qefc", command, "/dev/null"], ("TERM", "xterm"), ("SHELL", "/bin/sh"), ("LOADKIT_OUTPUT", "live"));

        await run.Until("stage 2 of 2: hold 5 users");
        await run.Press(CtrlC);
        var (code, output) = await run.End();

        Assert.That(code, Is.EqualTo(130), output);
        var report = output[output.LastIndexOf("\x1b[J", StringComparison.Ordinal)..];
        Assert.That(output[..^report.Length], Does.Contain("│ users"));
        Assert.That(report, Does.Not.Contain("│ users").And.Not.Contain("\x1b[?25l").And.Not.Contain("\x1b[?7l"));
        Assert.That(output.LastIndexOf("\x1b[?25h", StringComparison.Ordinal), Is.GreaterThan(output.LastIndexOf("\x1b[?25l", StringComparison.Ordinal)));
        Assert.That(output.LastIndexOf("\x1b[?7h", StringComparison.Ordinal), Is.GreaterThan(output.LastIndexOf("\x1b[?7l", StringComparison.Ordinal)));
        AssertReports(report);
    }

    private void AssertReports(string console)
    {
        Assert.That(console, Does.Contain("stopped early: cancelled after"));
        Assert.That(console.Split('\n').Count(line => line.Contains("endless: INCONCLUSIVE,", StringComparison.Ordinal) || line.Contains("endless: PASS,", StringComparison.Ordinal)), Is.EqualTo(2), console);
        Assert.That(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(directory, path)), Is.SupersetOf(EndlessRun.Reports));
        Assert.That(EndlessRun.Reports.Select(name => new FileInfo(Path.Combine(directory, name)).Length), Has.All.Positive);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private sealed class Child(Process process) : IDisposable
    {
        private static readonly TimeSpan Patience = 60.Seconds;
        private readonly StringBuilder output = new();

        public int Id => process.Id;

        public static Child Start(string program, string[] arguments, params (string Name, string Value)[] environment)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            return new Child(Process.Start(start)!);
        }

        public async Task Until(string text)
        {
            while (!output.ToString().Contains(text, StringComparison.Ordinal))
            {
                Assert.That(await Read(), Is.True, $"it ended before it wrote \"{text}\":\n{output}");
            }
        }

        public async Task Press(string keys)
        {
            await process.StandardInput.WriteAsync(keys);
            await process.StandardInput.FlushAsync();
        }

        public async Task<(int Code, string Output)> End()
        {
            while (await Read())
            {
                // All that it writes.
            }

            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, output.ToString());
        }

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        private async Task<bool> Read()
        {
            var buffer = new char[4096];
            var count = await process.StandardOutput.ReadAsync(buffer).AsTask().WaitAsync(Patience);
            output.Append(buffer, 0, count);
            return count > 0;
        }
    }
}
