using LoadKit.Reporting;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>A load test of an hour as a tool would have it, in a process of its own: on the console, and with reports in a directory.</summary>
internal static class EndlessRun
{
    public static readonly string[] Reports = ["run.csv/seconds.csv", "run.csv/steps.csv", "run.json", "run.junit.xml", "run.k6.json", "run.md", "run.txt"];

    public static async Task<int> RunAsync(string directory)
    {
        string At(string name) => Path.Combine(directory, name);
        await using var text = new StreamWriter(At("run.txt"));
        var scenario = Scenario.Create("s", async (user, ct) => await user.Step("GET /", token => Task.Delay(20, token)));
        var result = await LoadTest.Create("endless")
            .WithUsers(Load.Closed.RampTo(5, over: 1.Seconds).Hold(1.Hours), UserType.Create("user", 1, scenario))
            .WithSlos(Slo.Latency(95, 10.Seconds), Slo.ErrorRate(50.Percent))
            .ReportTo(
                new ConsoleReporter(), new TextReporter(text), new MarkdownReporter(At("run.md")), new JUnitReporter(At("run.junit.xml")),
                new CsvReporter(At("run.csv")), new JsonReporter(At("run.json")), new K6SummaryReporter(At("run.k6.json")))
            .StopOnSignals()
            .RunAsync();
        return result.ExitCode;
    }
}
