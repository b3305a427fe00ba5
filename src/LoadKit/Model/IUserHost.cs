namespace LoadKit.Model;

/// <summary>What a virtual user asks of the engine that runs it. Times are nanoseconds since the run began.</summary>
internal interface IUserHost
{
    long Now { get; }

    string UserType { get; }

    ulong Seed { get; }

    /// <summary>How late the user's iteration began.</summary>
    long Lag(VirtualUser user);

    /// <summary>The longest a step may take; null without a limit.</summary>
    TimeSpan? StepTimeout { get; }

    IServiceProvider Services { get; }

    /// <summary>Whether the time is a simulation's: it does not wait for a real network.</summary>
    bool IsTimeVirtual { get; }

    /// <summary>Whether an exception is the end of the run and no failure.</summary>
    bool IsCutOff(Exception exception);

    /// <summary>A pause that is part of no latency; ends with an <see cref="OperationCanceledException"/> when the graceful stop is over.</summary>
    ValueTask Think(VirtualUser user, TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Starts a time limit that also ends with the iteration.</summary>
    ITimeLimit Limit(VirtualUser user, TimeSpan limit, long now);

    /// <summary>What is the user's own under a key; made when first asked for, disposed when the user leaves.</summary>
    object Owned(VirtualUser user, object key, Func<VirtualUser, object> make);

    /// <summary>What all users of the run share under a key; made when first asked for, from the run's seed. Nobody disposes it.</summary>
    object Shared(object key, Func<ulong, object> make);

    /// <summary>Has the run end early, gracefully, and say why.</summary>
    void EndRun(string reason);

    void StepEnded(VirtualUser user, in OpenStep step, long start, long end, in Failure failure, ReadOnlySpan<Tag> tags, WireExchange? exchange);

    void Checked(VirtualUser user, string check, bool passed);
}
