using LoadKit.Reporting.Plain;
using LoadKit.Reporting.Progress;

namespace LoadKit.Reporting.Live;

/// <summary>The live view while the run goes on, and the report in its place at the end.</summary>
internal sealed class LiveReporter(ITerminal terminal, TimeProvider timeProvider) : IReporter
{
    private readonly Canvas canvas = new(terminal.Facts.HasColours);
    private RunProgress? progress;
    private LiveView? view;

    public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
    {
        progress = new RunProgress(run);
        view = new LiveView(terminal, timeProvider, canvas);
        foreach (var warning in run.Warnings)
        {
            terminal.Lines.WriteLine(StartLine.OfWarning(warning));
        }

        terminal.Lines.Flush();
        view.Start(progress.Read());
        return ValueTask.CompletedTask;
    }

    public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
    {
        progress!.Add(interval);
        view!.Show(progress.Read());
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        var fault = view!.Stop();
        string[] report = [.. TextReport.Of(result, ReportWidth.Of(terminal.Facts))];
        report[0] = canvas.Paint(report[0], Mark.Style(result.Verdict));
        report[^1] = canvas.Paint(report[^1], Mark.Style(result.Verdict));
        terminal.Lines.WriteLine(string.Join(terminal.Lines.NewLine, report));
        terminal.Lines.Flush();

        // The findings of the run name the reporter whose view broke.
        return fault is null ? ValueTask.CompletedTask : ValueTask.FromException(fault);
    }
}
