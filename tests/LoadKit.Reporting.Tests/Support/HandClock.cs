namespace LoadKit.Reporting.Tests.Support;

/// <summary>A clock that moves when it is told to; timers fire on the caller's thread.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly List<HandTimer> timers = [];
    private TimeSpan now;

    public int Timers => timers.Count;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + now;

    public void Advance(TimeSpan by)
    {
        var end = now + by;
        while (timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } next)
        {
            now = next.Due;
            next.Fire();
        }

        now = end;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        timer.Change(dueTime, period);
        timers.Add(timer);
        return timer;
    }

    private sealed class HandTimer(HandClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; }

        public void Fire()
        {
            Due += period;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            (Due, period) = (clock.now + dueTime, every);
            return true;
        }

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
