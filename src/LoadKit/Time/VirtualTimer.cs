namespace LoadKit.Time;

/// <summary>A timer of a <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private const long MaxTicks = 0xfffffffeL * TimeSpan.TicksPerMillisecond;
    private static readonly ContextCallback InContext = static timer => ((VirtualTimer)timer!).Invoke();

    // Null where the flow is suppressed, as it is inside Task.Delay.
    private readonly ExecutionContext? context = ExecutionContext.Capture();

    // The three belong to the clock's lock.

    /// <summary>Place in the <see cref="TimerHeap"/>; -1 while disarmed.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>Ticks of 100 ns between callbacks; 0 for a single one.</summary>
    internal long Period { get; set; }

    internal bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, nameof(dueTime));
        Validate(period, nameof(period));
        var delay = dueTime == Timeout.InfiniteTimeSpan ? -1 : dueTime.Ticks;
        return clock.Change(this, delay, Math.Max(0, period.Ticks));
    }

    public void Dispose() => clock.Dispose(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (context is null) Invoke();
        else ExecutionContext.Run(context, InContext, this);
    }

    private void Invoke() => callback(state);

    private static void Validate(TimeSpan value, string name)
    {
        if (value == Timeout.InfiniteTimeSpan) return;
        ArgumentOutOfRangeException.ThrowIfNegative(value.Ticks, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Ticks, MaxTicks, name);
    }
}
