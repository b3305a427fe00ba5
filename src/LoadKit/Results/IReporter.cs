namespace LoadKit;

/// <summary>
/// Turns a run into something to read or to store. A reporter is called from a thread of its own, one call at a time, in the order
/// <see cref="StartAsync"/>, <see cref="IntervalAsync"/> for each second, <see cref="FinishAsync"/>. It can't slow the load. One that
/// throws or hangs is named in the result's findings and costs nothing else; intervals that it is too slow for are skipped.
/// </summary>
public interface IReporter
{
    /// <summary>What findings call it; the class's name unless it says otherwise.</summary>
    string Name => GetType().Name;

    /// <summary>
    /// The full paths of the files that <see cref="FinishAsync"/> is going to write for this result, so that every report can name all of them.
    /// Asked once, on the thread that waits for the run. Default: none.
    /// </summary>
    IReadOnlyList<string> FilesOf(RunResult result) => [];

    /// <summary>The run begins.</summary>
    ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>An interval is over.</summary>
    ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>The run is over; also called for a run that was stopped early. SHOULD end within ten seconds, after which it is left behind.</summary>
    ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken);
}
