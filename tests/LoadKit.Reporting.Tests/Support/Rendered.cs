namespace LoadKit.Reporting.Tests.Support;

/// <summary>What reporters write, as text.</summary>
internal static class Rendered
{
    public static string Text(RunResult result, RunInfo? info = null, IEnumerable<Interval>? intervals = null, int width = 120) =>
        Run(writer => new TextReporter(writer, width), result, info, intervals ?? []);

    public static string Html(RunResult result, RunInfo? info = null) => Run(writer => new HtmlReporter(writer), result, info, []);

    public static string Markdown(RunResult result, RunInfo? info = null) => Run(writer => new MarkdownReporter(writer), result, info, []);

    public static string JUnit(RunResult result, RunInfo? info = null, UnprovenAs unprovenAs = UnprovenAs.Failure) =>
        Run(writer => new JUnitReporter(writer) { UnprovenAs = unprovenAs }, result, info, []);

    public static string K6(RunResult result) => Run(writer => new K6SummaryReporter(writer), result, null, []);

    public static string OpenMetrics(RunResult result) => Run(writer => new OpenMetricsReporter(writer), result, null, []);

    /// <summary>The files of a reporter that writes files, by their names.</summary>
    public static IReadOnlyDictionary<string, string> Files(Func<string, IReporter> reporterTo, RunResult result)
    {
        using var folder = new Folder();
        var reporter = reporterTo(folder.Path);
        reporter.FinishAsync(result, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return reporter.FilesOf(result).ToDictionary(path => Path.GetRelativePath(folder.Path, path), File.ReadAllText);
    }

    private static string Run(Func<TextWriter, IReporter> reporterTo, RunResult result, RunInfo? info, IEnumerable<Interval> intervals)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var reporter = reporterTo(writer);
        if (info is not null)
        {
            Done(reporter.StartAsync(info, CancellationToken.None));
        }

        foreach (var interval in intervals)
        {
            Done(reporter.IntervalAsync(interval, CancellationToken.None));
        }

        Done(reporter.FinishAsync(result with { Run = info ?? result.Run }, CancellationToken.None));
        return writer.ToString();
    }

    // Reporters write to memory here, and wait for nobody.
    private static void Done(ValueTask task) => Assert.That(task.IsCompletedSuccessfully, Is.True);
}
