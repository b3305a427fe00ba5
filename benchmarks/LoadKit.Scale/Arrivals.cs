using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>Starts a body at a rate, evenly, for a time; how late each is started is recorded.</summary>
internal abstract class Arrivals
{
    /// <summary>How long the rate is held before the window that counts.</summary>
    protected static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>Returns when everything that was started has ended.</summary>
    public abstract Task RunAsync(int rate, TimeSpan window, Func<ValueTask> body);

    /// <summary>How late the arrivals of the window were started.</summary>
    public abstract Histogram Lag { get; }

    public virtual long? Dropped => null;

    public virtual long? MostUsers => null;

    /// <summary>An arrival that is due at a time of <see cref="Stopwatch"/>.</summary>
    protected static long DueAt(long start, long arrival, int rate) => start + (long)(arrival * (double)Stopwatch.Frequency / rate);
}
