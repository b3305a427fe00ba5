using System.Globalization;
using System.Threading.Channels;

namespace LoadKit.Engine;

/// <summary>
/// One reporter on a thread of its own, fed through a channel: it can't slow the load, whatever it does. What it throws, and that it hangs,
/// becomes a finding.
/// </summary>
/// <param name="reporter">Who reports.</param>
/// <param name="patience">How long it may take after the run, in real time.</param>
/// <param name="isSimulated">Whether the run is part of a simulation, whose clock would stand still for a thread in its context, and run on beside one that is not.</param>
internal sealed class ReporterFeed(IReporter reporter, TimeSpan patience, bool isSimulated)
{
    private const int MostWaiting = 4_096;

    // Unbounded, so that the start and the result always get in; the intervals bound themselves.
    private readonly Channel<Func<CancellationToken, ValueTask>> calls = Channel.CreateUnbounded<Func<CancellationToken, ValueTask>>();

    private readonly CancellationTokenSource leftBehind = new();
    private Task worker = Task.CompletedTask;
    private Exception? fault;
    private bool isFinished;
    private long skipped;

    /// <summary>Whether it took the result in time and without a fault; one that failed before may well have. Known once it has been waited for.</summary>
    public bool HasWritten { get; private set; }

    public void Start(RunInfo info)
    {
        calls.Writer.TryWrite(cancellationToken => reporter.StartAsync(info, cancellationToken));
        var thread = new EngineThread($"LoadKit {reporter.GetType().Name}");
        worker = isSimulated ? thread.RunApartAsync(WorkAsync) : thread.RunAsync(WorkAsync);
    }

    public void Publish(Interval interval)
    {
        if (calls.Reader.Count >= MostWaiting)
        {
            skipped++;
            return;
        }

        calls.Writer.TryWrite(cancellationToken => reporter.IntervalAsync(interval, cancellationToken));
    }

    /// <summary>There will be no result: the reporter's thread ends.</summary>
    public void Abandon() => calls.Writer.TryComplete();

    /// <summary>Which files it is going to write; none where asking fails, which is a finding.</summary>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        try
        {
            return [.. reporter.FilesOf(result)];
        }
        catch (Exception exception)
        {
            fault ??= exception;
            return [];
        }
    }

    /// <summary>Hands over the result, waits for the reporter to end, and tells what went wrong with it.</summary>
    public async Task<IReadOnlyList<Finding>> FinishAsync(RunResult result)
    {
        calls.Writer.TryWrite(async cancellationToken =>
        {
            await reporter.FinishAsync(result, cancellationToken);
            isFinished = true;
        });
        calls.Writer.TryComplete();
        var findings = new List<Finding>();
        try
        {
            // Reporters live in real time, also beside a simulation: they write files.
            var ended = worker.WaitAsync(patience, TimeProvider.System);
            await (isSimulated ? Task.Run(() => ended.GetAwaiter().GetResult()) : ended).ConfigureAwait(false);
            HasWritten = isFinished;
        }
        catch (TimeoutException)
        {
            _ = leftBehind.CancelAsync();
            findings.Add(Notice($"did not end within {Quantities.Length(patience)} after the run and was left behind"));
        }

        if (fault is not null)
        {
            findings.Add(Notice($"failed: {fault.GetType().Name}: {fault.Message}"));
        }

        if (skipped > 0)
        {
            findings.Add(Notice(string.Create(CultureInfo.InvariantCulture, $"was too slow for {skipped} intervals, which it did not get")));
        }

        return findings;
    }

    // After a fault the reporter still gets the result: a live view that broke is no reason to lose the report.
    private async Task WorkAsync()
    {
        await foreach (var call in calls.Reader.ReadAllAsync())
        {
            try
            {
                await call(leftBehind.Token);
            }
            catch (Exception exception)
            {
                fault ??= exception;
            }
        }
    }

    private Finding Notice(string what) => new(FindingKind.Notice, $"the reporter {Name()} {what}");

    private string Name()
    {
        try
        {
            return reporter.Name;
        }
        catch (Exception)
        {
            return reporter.GetType().Name;
        }
    }
}
