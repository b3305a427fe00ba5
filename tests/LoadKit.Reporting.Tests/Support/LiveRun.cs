using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>A console reporter on a terminal of the test's, on a clock of the test's.</summary>
internal sealed class LiveRun
{
    private readonly Paper paper;
    private int seen;

    public LiveRun(FakeTerminal? terminal = null, RunInfo? info = null)
    {
        Terminal = terminal ?? new FakeTerminal();
        Reporter = new ConsoleReporter(Terminal, Clock) { Output = ConsoleOutput.Live };
        paper = new Paper(Terminal.Size.Width, Terminal.Size.Height);

        // The view draws where it was started; a context of the test runner's would take its time.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        Done(Reporter.StartAsync(info ?? Checkout.Info, CancellationToken.None));
        SynchronizationContext.SetSynchronizationContext(context);
    }

    public HandClock Clock { get; } = new();

    public FakeTerminal Terminal { get; }

    public ConsoleReporter Reporter { get; }

    /// <summary>The terminal as it looks now.</summary>
    public Paper Paper
    {
        get
        {
            paper.Write(Terminal.Raw[seen..]);
            seen = Terminal.Raw.Length;
            return paper;
        }
    }

    public string Frame => string.Join('\n', Paper.Visible) + "\n";

    public LiveRun Seconds(IEnumerable<Interval> intervals)
    {
        foreach (var interval in intervals)
        {
            Done(Reporter.IntervalAsync(interval, CancellationToken.None));
            Clock.Advance(1.Seconds);
        }

        return this;
    }

    public LiveRun Finish(RunResult? result = null)
    {
        Done(Reporter.FinishAsync(result ?? Checkout.Result, CancellationToken.None));
        return this;
    }

    // The clock is the test's, so nothing waits.
    private static void Done(ValueTask task) => Assert.That(task.IsCompletedSuccessfully, Is.True);
}
