using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Scale;

/// <summary>
/// Measures a row in a fresh process, for memory and processor time are those of a process. It hands its figures back in a file, so that everything
/// it prints is something that nobody asked for.
/// </summary>
internal static class RowProcess
{
    public const string Flag = "--row";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>In the harness: starts the process and waits for it.</summary>
    public static RowReport Run(Command command, Row row)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), Flag, file, command.Name, .. row.Arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
                process.Kill();

            var printed = output.Result + errors.Result;
            process.WaitForExit();
            if (process.ExitCode != 0)
                return new RowReport(new Figures().Add("failed", printed.Split('\n')[0].Replace('|', '/')), Cpu: 0);

            var report = JsonSerializer.Deserialize<RowReport>(File.ReadAllText(file), Json)!;
            if (command.CountsOutput)
                report.Figures.Add("printed", printed.Length, Unit.Bytes);
            else if (printed.Length > 0)
                Console.Error.WriteLine(printed);

            return report;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Started through the dotnet command, the process is that, and this program its first argument.
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(RowProcess).Assembly.Location] : [];

    /// <summary>In the row's own process.</summary>
    public static int Measure(string file, Command command, string[] row)
    {
        var figures = command.Measure(row);
        File.WriteAllText(file, JsonSerializer.Serialize(new RowReport(figures, Environment.CpuUsage.TotalTime.TotalSeconds), Json));
        return 0;
    }
}
