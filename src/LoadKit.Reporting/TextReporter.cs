using LoadKit.Reporting.Plain;

namespace LoadKit.Reporting;

/// <summary>
/// Plain text for logs, test runners and pipes: one line when the run starts, a line of fixed width every few seconds and at each change
/// of stage, and at the end a report whose first line is the verdict with its reason. No colours, no cursor movements, no tabs.
/// </summary>
/// <remarks>
/// Live lines come after the first second of each stage, then every 5 seconds in runs of less than two minutes and every 30 seconds in
/// longer ones; one after which an objective is missed does not wait. A line says which objectives stand otherwise than the last one said, as far as
/// the run has been judged: <c>! p95 over 250 ms</c>, <c>+ p95 within 250 ms</c>, <c>? p95 unproven again</c>. What comes from outside (names, messages) can't forge a line: control characters are replaced, long texts are cut.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class TextReporter : IReporter
{
    private const int Narrowest = 40;
    private static readonly string[] Gap = [""];
    private readonly TextWriter writer;
    private readonly int width;
    private LiveLines live = new(null);
    private bool isLive;

    /// <summary>Reports to a writer, such as <c>TestContext.Progress</c>, <c>Console.Out</c> or a <see cref="StreamWriter"/>.</summary>
    /// <param name="writer">Flushed after each line, never disposed. Its <see cref="TextWriter.NewLine"/> ends the lines.</param>
    /// <param name="width">
    /// Tables wider than this many columns are folded: the columns that don't fit follow below. A free text in the last column may stand
    /// out. Default: 120.
    /// </param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 40.</exception>
    public TextReporter(TextWriter writer, int width = 120)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Narrowest);
        this.writer = writer;
        this.width = width;
    }

    /// <summary>What the first line says at its end, in brackets: why a console has plain lines.</summary>
    internal string Remark { get; init; } = "";

    /// <inheritdoc/>
    public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        live = new LiveLines(run);
        isLive = true;
        return WriteAsync([StartLine.Of(run, Remark), .. run.Warnings.Select(StartLine.OfWarning)]);
    }

    /// <inheritdoc/>
    public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return WriteAsync(live.Add(interval));
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = WriteAsync([.. live.Last(), .. isLive ? Gap : [], .. TextReport.Of(result, width)]);
        live = new LiveLines(null);
        isLive = false;
        return report;
    }

    // In one call, so that nothing gets between the lines of a report where several write; synchronously, because a test runner's
    // writer knows the test by the execution context of its caller.
    private ValueTask WriteAsync(IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            writer.WriteLine(string.Join(writer.NewLine, lines));
            writer.Flush();
        }

        return ValueTask.CompletedTask;
    }
}
