using LoadKit.Time;

namespace LoadKit;

/// <summary>
/// A clock that jumps from timer to timer instead of waiting: ten minutes of simulated load pass in seconds, and every
/// time that code inside <see cref="RunAsync(Func{Task})"/> reads is exact.
/// </summary>
/// <remarks>
/// <para>
/// Simulated code runs on one thread, one piece at a time. When nothing is left to run, the clock moves to the next due
/// timer and fires that one timer; timers due at the same time fire in the order in which they were armed. Outside
/// <see cref="RunAsync(Func{Task})"/> the clock stands still.
/// </para>
/// <para>
/// Code may leave that thread (<see cref="Task.Run(Action)"/>, <c>ConfigureAwait(false)</c> and then
/// <see cref="Task.Yield"/>, ...): the clock stands still until it is done. Pieces that run on other threads at the same
/// instant run in no fixed order. What only real time completes is not seen: a socket, a file, a
/// <c>Task.Delay</c> without this provider, a thread of its own before its first instruction. The clock runs past it as
/// long as a timer is armed; do not use such things in simulated code. Code that blocks a thread until a timer of this
/// provider fires never ends, because the clock waits for that thread.
/// </para>
/// <para>
/// Timers hold on to what they were created with: what is still armed or posted when a simulation ends goes on in the
/// next one of the same instance. <see cref="Task.Delay(TimeSpan, TimeProvider)"/> cuts its delay to whole milliseconds;
/// a timer of this provider is exact to 100 ns.
/// </para>
/// <threadsafety>All members may be used from any thread.</threadsafety>
/// </remarks>
public sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset DefaultStart = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset startsAt;
    private readonly SimulationPump pump = new();
    private readonly SimulationScope scope;
    private readonly VirtualClock clock;
    private int running;

    /// <summary>Creates a clock that stands at 2000-01-01T00:00:00Z.</summary>
    public VirtualTime() : this(DefaultStart)
    {
    }

    /// <summary>Creates a clock that stands at <paramref name="startsAt"/>.</summary>
    /// <param name="startsAt">What <see cref="GetUtcNow"/> returns until the clock first moves; its offset is dropped.</param>
    public VirtualTime(DateTimeOffset startsAt)
    {
        this.startsAt = startsAt.ToUniversalTime();
        scope = new SimulationScope(pump);
        clock = new VirtualClock(pump, scope);
    }

    /// <summary>Virtual time since construction, exact to 100 ns; it moves only inside <see cref="RunAsync(Func{Task})"/>.</summary>
    /// <value>Zero until the first timer fires.</value>
    public TimeSpan Elapsed => new(clock.Now);

    /// <summary>Ticks of <see cref="GetTimestamp"/> in a second.</summary>
    /// <value>Always 10,000,000.</value>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time zone of simulated code.</summary>
    /// <value>Always <see cref="TimeZoneInfo.Utc"/>, whatever the machine is set to.</value>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>True while a simulation of this instance is under way, for every caller.</summary>
    internal bool IsRunning => Volatile.Read(ref running) != 0;

    /// <summary>True on the simulation thread of this instance.</summary>
    internal bool IsSimulationThread => scope.IsHome;

    /// <summary>True for code that belongs to a simulation of this instance, on whichever thread it runs.</summary>
    internal bool IsInside => IsRunning && scope.IsCurrent;

    /// <summary>Virtual time since construction in units of 100 ns.</summary>
    public override long GetTimestamp() => clock.Now;

    /// <summary>The start time given to the constructor plus <see cref="Elapsed"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The clock has passed the year 9999.</exception>
    public override DateTimeOffset GetUtcNow() => startsAt + Elapsed;

    /// <summary>Creates a timer that fires at its exact virtual time, inside <see cref="RunAsync(Func{Task})"/> only.</summary>
    /// <param name="callback">
    /// Runs on the simulation thread without a <see cref="SynchronizationContext"/> and in the caller's
    /// <see cref="ExecutionContext"/>, unless its flow is suppressed. An exception that leaves it ends the simulation.
    /// </param>
    /// <param name="state">Passed to <paramref name="callback"/>.</param>
    /// <param name="dueTime">
    /// Time to the first callback, exact to 100 ns. Zero fires at the present time, but never inside this call;
    /// <see cref="Timeout.InfiniteTimeSpan"/> creates the timer disarmed.
    /// </param>
    /// <param name="period">Time between callbacks; zero or <see cref="Timeout.InfiniteTimeSpan"/> for a single one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="dueTime"/> or <paramref name="period"/> is negative and not infinite, or above 4,294,967,294 ms.
    /// </exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(clock, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs a piece of simulated code soon, on the simulation thread, after what was posted before.</summary>
    internal void Post(IThreadPoolWorkItem item) => pump.Post(item);

    /// <summary>Runs simulated code until the task that it returns has completed.</summary>
    /// <param name="body">
    /// Starts on a thread of its own, in the caller's <see cref="ExecutionContext"/>; its plain awaits return to that thread.
    /// </param>
    /// <returns>
    /// A task with the outcome of the body's task. It fails with the exception that left a timer callback, a posted callback
    /// or an <c>async void</c> method, and with an <see cref="InvalidOperationException"/> when the body waits for something
    /// that neither a timer nor running code will complete. Its continuations do not run on the simulation thread.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A simulation of this instance is under way.</exception>
    public Task RunAsync(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var outcome = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(body, outcome.SetFromTask, outcome.SetException);
        return outcome.Task;
    }

    /// <inheritdoc cref="RunAsync(Func{Task})"/>
    /// <typeparam name="T">Type of the body's result.</typeparam>
    public Task<T> RunAsync<T>(Func<Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(body, task => outcome.SetFromTask((Task<T>)task), outcome.SetException);
        return outcome.Task;
    }

    private void Start(Func<Task> body, Action<Task> complete, Action<Exception> fail)
    {
        if (Interlocked.Exchange(ref running, 1) != 0)
            throw new InvalidOperationException("A simulation is already running on this VirtualTime; await it before starting the next.");
        var simulation = new Simulation(clock, pump, scope, body);
        var entered = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            var outer = scope.Enter();
            entered.Set();
            Run(simulation, complete, fail);
            SimulationScope.Leave(outer);
        })
        { IsBackground = true, Name = "LoadKit virtual time" };
        thread.Start();

        // A simulation around this one can't see the thread before that, and its clock would run on.
        entered.Wait();
    }

    private void Run(Simulation simulation, Action<Task> complete, Action<Exception> fail)
    {
        Action report;
        try
        {
            var body = simulation.Run();
            report = () => complete(body);
        }
        // Whatever a callback throws belongs to the caller of RunAsync, not to this thread.
        catch (Exception error)
        {
            report = () => fail(error);
        }

        // The caller may start the next simulation as soon as it sees the outcome.
        Volatile.Write(ref running, 0);
        report();
    }
}
