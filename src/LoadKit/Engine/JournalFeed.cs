using System.Threading.Channels;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Storage;

namespace LoadKit.Engine;

/// <summary>A run's journal, written on a thread of its own: a slow disk can't slow the load. What fails becomes a finding.</summary>
internal sealed class JournalFeed
{
    // A quarter of an hour that a disk may hang; beyond it a journal with a gap would be no journal.
    private const int MostWaiting = 1_000;

    private readonly Channel<Action<JournalWriter>> records = Channel.CreateUnbounded<Action<JournalWriter>>();
    private readonly JournalWriter writer;
    private readonly bool isReal;
    private readonly Task worker;
    private Exception? fault;
    private volatile bool isGivenUp;

    /// <exception cref="IOException">The file can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public JournalFeed(string path, RunStart start, bool isReal)
    {
        (Path, this.isReal) = (path, isReal);
        writer = new JournalWriter(path, JournalStart.Of(start, Runner.Current, isReal));
        worker = new EngineThread("LoadKit journal").RunAsync(WorkAsync);
    }

    public string Path { get; }

    public void Add(RunGain gain) => Post(to => to.Add(gain));

    public void Add(GeneratorSample sample) => Post(to => to.Add(sample));

    /// <summary>There is nothing more to come.</summary>
    public void Abandon() => records.Writer.TryComplete();

    /// <summary>Writes the end, waits for it, and tells what went wrong.</summary>
    public async Task<IReadOnlyList<Finding>> FinishAsync(RunEnd end, TimeSpan patience)
    {
        Post(to => to.Add(end));
        records.Writer.TryComplete();
        try
        {
            await worker.WaitAsync(patience, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return [Notice($"was not complete within {Quantities.Length(patience)} after the run")];
        }

        return fault is not null ? [Notice($"failed: {fault.GetType().Name}: {fault.Message}")]
            : isGivenUp ? [Notice("was given up: the disk was too slow for it")]
            : [];
    }

    private void Post(Action<JournalWriter> record)
    {
        if (!isReal)
        {
            // A simulation waits for the disk: it has the time, and is a hundred times faster than any.
            Write(record);
            return;
        }

        isGivenUp |= records.Reader.Count >= MostWaiting;
        if (!isGivenUp)
        {
            records.Writer.TryWrite(record);
        }
    }

    private async Task WorkAsync()
    {
        using (writer)
        {
            await foreach (var record in records.Reader.ReadAllAsync())
            {
                Write(record);
            }
        }
    }

    // After a fault the rest would have a gap before it.
    private void Write(Action<JournalWriter> record)
    {
        if (fault is not null)
        {
            return;
        }

        try
        {
            record(writer);
        }
        catch (Exception exception)
        {
            fault = exception;
        }
    }

    private static Finding Notice(string what) => new(FindingKind.Notice, $"the journal {what}");
}
