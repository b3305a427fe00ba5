using LoadKit.Reporting.Live;
using LoadKit.Reporting.Plain;

namespace LoadKit.Reporting;

/// <summary>
/// The process's console: a live view on a terminal, and plain lines as a <see cref="TextReporter"/> writes them anywhere else. At the end
/// the view gives way to the report, whose first and last lines are the verdict.
/// </summary>
/// <remarks>
/// <para>Plain lines are chosen when the output is redirected or not interactive, TERM is missing or <c>dumb</c>, the terminal has fewer than
/// 60 columns or another encoding than UTF-8, and in test runners and on build servers; the first line says why. <see cref="Output"/> and the
/// environment variable <c>LOADKIT_OUTPUT</c> (<c>live</c>, <c>plain</c> or <c>quiet</c>) choose otherwise; the property wins. <c>NO_COLOR</c>
/// removes the colours and nothing else.</para>
/// <para>The view is drawn at most four times a second, on the reporter's own thread. What comes from outside (names, messages) can neither forge a line
/// nor paint the terminal. The cursor is hidden only while a frame is written, so a process that is killed leaves the terminal as it was.</para>
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class ConsoleReporter : IReporter
{
    private readonly ITerminal terminal;
    private readonly TimeProvider timeProvider;
    private IReporter? chosen;

    /// <summary>Reports to the process's console. What it is gets looked at when the run begins.</summary>
    public ConsoleReporter()
        : this(new ProcessConsole(), TimeProvider.System)
    {
    }

    internal ConsoleReporter(ITerminal terminal, TimeProvider timeProvider)
    {
        this.terminal = terminal;
        this.timeProvider = timeProvider;
    }

    /// <summary>What is written. Default: <see cref="ConsoleOutput.Auto"/>, what <c>LOADKIT_OUTPUT</c> says, or else what the console is fit for.</summary>
    public ConsoleOutput Output { get; init; }

    /// <inheritdoc/>
    public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var choice = OutputChoice.Of(Output, terminal.Facts);
        chosen = choice.Output switch
        {
            ConsoleOutput.Live => new LiveReporter(terminal, timeProvider),
            ConsoleOutput.Plain => new PlainReporter(terminal, choice.Reason),
            _ => new FinalReporter(terminal.Lines, Width),
        };
        return chosen.StartAsync(choice.Note is { } note ? run with { Warnings = [note, .. run.Warnings] } : run, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return chosen?.IntervalAsync(interval, cancellationToken) ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var last = chosen ?? new FinalReporter(terminal.Lines, Width);
        chosen = null;
        return last.FinishAsync(result, cancellationToken);
    }

    private int Width => ReportWidth.Of(terminal.Facts);
}
