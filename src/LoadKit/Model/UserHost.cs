namespace LoadKit.Model;

/// <summary>What a virtual user asks of the engine that runs it. Times are nanoseconds since the run began.</summary>
internal abstract class UserHost
{
    public abstract long Now { get; }

    public abstract TimeProvider TimeProvider { get; }

    public abstract TimeSpan? StepTimeout { get; }

    public abstract IServiceProvider Services { get; }

    /// <summary>Whether a cancellation is the end of the run and no failure.</summary>
    public abstract bool IsEnding { get; }

    /// <summary>A pause that is part of no latency; ends with an <see cref="OperationCanceledException"/> when the graceful stop is over.</summary>
    public abstract ValueTask Think(VirtualUser user, TimeSpan time, CancellationToken cancellationToken);

    public abstract void StepEnded(VirtualUser user, string step, long start, long end, Failure? failure, ReadOnlySpan<Tag> tags);

    public abstract void Checked(VirtualUser user, string check, bool passed);
}
