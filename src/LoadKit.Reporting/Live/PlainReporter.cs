namespace LoadKit.Reporting.Live;

/// <summary>Plain lines on a console, which also say that the process was asked to end.</summary>
internal sealed class PlainReporter(ITerminal terminal, string reason) : IReporter
{
    private readonly TextReporter text = new(terminal.Lines, ReportWidth.Of(terminal.Facts)) { Remark = reason };
    private IDisposable? interrupts;
    private volatile bool isStopping;
    private bool hasSaid;

    public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
    {
        interrupts = terminal.WhenInterrupted(() => isStopping = true);
        return text.StartAsync(run, cancellationToken);
    }

    public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
    {
        if (isStopping && !hasSaid)
        {
            hasSaid = true;
            terminal.Lines.WriteLine("LoadKit  stopping: what runs may end; once more to end at once");
            terminal.Lines.Flush();
        }

        return text.IntervalAsync(interval, cancellationToken);
    }

    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        interrupts?.Dispose();
        return text.FinishAsync(result, cancellationToken);
    }
}
