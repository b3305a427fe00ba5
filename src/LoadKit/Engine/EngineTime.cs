using System.Runtime.CompilerServices;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// All that the engine asks of time: what time it is, to be woken at a time, and on which threads its parts run. Real time has a
/// timing wheel and threads of its own; another provider brings its own timers; in virtual time everything runs on the one
/// thread of the simulation.
/// </summary>
internal abstract class EngineTime(TimeProvider provider)
{
    private readonly long origin = provider.GetTimestamp();

    // Nanoseconds in a tick of the system's clock; zero for another clock, and for one whose tick is no whole number of them.
    private readonly long tick = ReferenceEquals(provider, TimeProvider.System) && Clock.Second % provider.TimestampFrequency == 0
        ? Clock.Second / provider.TimestampFrequency
        : 0;

    /// <summary>Nanoseconds since the run began.</summary>
    public long Now => tick > 0 ? (TimeProvider.System.GetTimestamp() - origin) * tick : Elsewhere();

    public TimeProvider Provider => provider;

    /// <summary>Waits end on whole multiples of it.</summary>
    public virtual long Grain => 1;

    /// <summary>Whether time stands still while code runs, so that code which never waits must be made to.</summary>
    public virtual bool IsVirtual => false;

    /// <summary>Whether it is the machine's own time, so that what holds up the machine can be seen by it.</summary>
    public virtual bool IsReal => false;

    public static EngineTime For(TimeProvider provider) => provider switch
    {
        VirtualTime time => new VirtualEngineTime(time),
        _ when ReferenceEquals(provider, TimeProvider.System) => new SystemEngineTime(),
        _ => new ProvidedEngineTime(provider),
    };

    /// <summary>Runs the control flow of the engine: every continuation of it on one thread.</summary>
    public abstract Task<T> RunAsync<T>(Func<Task<T>> flow);

    /// <summary>Runs a second flow that must not delay the first.</summary>
    public abstract Task RunBeside(string name, Func<Task> flow);

    /// <summary>Runs a turn of a virtual user soon: user code never runs on the engine's threads.</summary>
    public abstract void Schedule(IThreadPoolWorkItem turn);

    /// <summary>Has <see cref="Waiter.Fire"/> called at or after the due time, never before.</summary>
    public abstract void Arm(Waiter waiter);

    /// <summary>The same, closer to the due time, for the one who paces the run. From the engine's control flow only.</summary>
    public virtual void ArmExactly(Waiter waiter) => Arm(waiter);

    /// <summary>Cancels a source whose callbacks are user code.</summary>
    public abstract void Cancel(CancellationTokenSource source);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Elsewhere() => (long)((Int128)(provider.GetTimestamp() - origin) * Clock.Second / provider.TimestampFrequency);
}
