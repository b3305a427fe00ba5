using LoadKit.Reporting.Progress;

namespace LoadKit.Reporting.Live;

/// <summary>
/// Shows the latest snapshot, at most four times a second and only when there is something new to see. The clock only says that it is time: what is drawn
/// is drawn on the thread that started the view, the reporter's own, for which nobody waits.
/// </summary>
internal sealed class LiveView(ITerminal terminal, TimeProvider timeProvider, Canvas canvas)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private readonly Lock gate = new();
    private readonly Screen screen = new(terminal.Screen);
    private readonly SynchronizationContext? home = SynchronizationContext.Current;
    private volatile Snapshot? latest;
    private volatile bool isStopping;
    private (Snapshot? Snapshot, (int Width, int Height) Size, bool IsStopping) drawn;
    private Exception? fault;
    private IDisposable? timer;
    private IDisposable? interrupts;
    private int waiting;
    private bool isOver;

    public void Start(Snapshot first)
    {
        latest = first;
        interrupts = terminal.WhenInterrupted(() => isStopping = true);
        Draw();
        timer = timeProvider.CreateTimer(static view => ((LiveView)view!).Tick(), this, Period, Period);
    }

    public void Show(Snapshot next) => latest = next;

    /// <summary>Ends the view and takes it away. What made it end before, if something did, is returned.</summary>
    public Exception? Stop()
    {
        timer?.Dispose();
        interrupts?.Dispose();
        lock (gate)
        {
            isOver = true;
            Try(screen.Erase);
            return fault;
        }
    }

    // While the terminal is slow, one frame waits and no more.
    private void Tick()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 1)
        {
            return;
        }

        if (home is null)
        {
            Draw();
        }
        else
        {
            home.Post(static view => ((LiveView)view!).Draw(), this);
        }
    }

    private void Draw()
    {
        waiting = 0;
        lock (gate)
        {
            if (!isOver)
            {
                Try(DrawLatest);
            }
        }
    }

    private void DrawLatest()
    {
        var next = (Snapshot: latest, terminal.Size, isStopping);
        if (next.Snapshot is null || next == drawn || next.Size.Width <= 0)
        {
            return;
        }

        screen.Draw(canvas.Lines(LivePanel.Of(next.Snapshot, next.Size, isStopping), LivePanel.Width(next.Size.Width)), next.Size.Width);
        drawn = next;
    }

    // A terminal can go away at any time; the report has other places to go to.
    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception)
        {
            fault ??= exception;
            isOver = true;
        }
    }
}
