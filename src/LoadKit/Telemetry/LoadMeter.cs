using System.Diagnostics.Metrics;

namespace LoadKit.Telemetry;

/// <summary>
/// The instruments of the meter <see cref="LoadTelemetry.MeterName"/>. Names, units and attributes follow the OpenTelemetry conventions: dots between
/// name spaces, none of which is a metric itself; seconds; <c>{things}</c> that are counted. One that can't be made is null: listeners are asked
/// about each, and they are foreign code.
/// </summary>
internal sealed class LoadMeter
{
    // The boundaries that the conventions recommend for requests; an exporter may be told others.
    private static readonly double[] DurationBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    // A generator is late by microseconds, or something is wrong with it.
    private static readonly double[] LagBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly Lazy<Task<LoadMeter>> Made = new(Make);

    private readonly Meter meter;

    /// <summary>Makes a meter of this name; that of the process is <see cref="Instance"/>.</summary>
    public LoadMeter(string name)
    {
        meter = new Meter(name, typeof(LoadMeter).Assembly.GetName().Version?.ToString(3));
        RequestDuration = Times("loadkit.request.duration", "How long requests took.", DurationBoundaries);
        IterationDuration = Times("loadkit.iteration.duration", "How long iterations took, from their intended start.", DurationBoundaries);
        IterationLag = Times("loadkit.iteration.lag", "How late iterations started: the generator's own lateness.", LagBoundaries);
        Requests = Count("loadkit.requests", "{request}", "Requests that ended.");
        Iterations = Count("loadkit.iterations", "{iteration}", "Iterations that ended.");
        DroppedIterations = Count("loadkit.dropped_iterations", "{iteration}", "Arrivals that found no free user.");
        Checks = Count("loadkit.checks", "{check}", "Checks.");
        Retries = Count("loadkit.retries", "{retry}", "Requests that repeated one.");
        Bytes = Count("loadkit.io", "By", "Bytes sent and received, where steps count them.");
        Errors = Count("loadkit.errors", "{error}", "Errors by kind, those of the warm-up left out.");

        // Observed, not counted up and down: who begins to listen in the middle of a run sees the users that there are.
        Try(() => meter.CreateObservableUpDownCounter("loadkit.users", RunningTests.Users, "{user}", "Users: all of a closed load, the busy ones of an open load."));
    }

    /// <summary>Made once in a process, on a thread of its own: a listener that blocks when it hears of an instrument blocks that one.</summary>
    public static Task<LoadMeter> Instance => Made.Value;

    public Histogram<double>? RequestDuration { get; }

    public Histogram<double>? IterationDuration { get; }

    public Histogram<double>? IterationLag { get; }

    public Counter<long>? Requests { get; }

    public Counter<long>? Iterations { get; }

    public Counter<long>? DroppedIterations { get; }

    public Counter<long>? Checks { get; }

    public Counter<long>? Retries { get; }

    public Counter<long>? Bytes { get; }

    public Counter<long>? Errors { get; }

    /// <summary>What a listener threw when it heard of an instrument.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether anybody listens to anything that is recorded.</summary>
    public bool IsEnabled
    {
        get
        {
            ReadOnlySpan<Instrument?> all = [RequestDuration, IterationDuration, IterationLag, Requests, Iterations, DroppedIterations, Checks, Retries, Bytes, Errors];
            foreach (var instrument in all)
            {
                if (instrument is { Enabled: true })
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static Task<LoadMeter> Make()
    {
        var made = new TaskCompletionSource<LoadMeter>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => made.SetResult(new LoadMeter(LoadTelemetry.MeterName))) { IsBackground = true, Name = "LoadKit meter" }.UnsafeStart();
        return made.Task;
    }

    private Histogram<double>? Times(string name, string description, double[] boundaries) =>
        Try(() => meter.CreateHistogram(name, "s", description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries }));

    private Counter<long>? Count(string name, string unit, string description) => Try(() => meter.CreateCounter<long>(name, unit, description));

    private T? Try<T>(Func<T> make)
        where T : Instrument
    {
        try
        {
            return make();
        }
        catch (Exception exception)
        {
            Fault ??= exception;
            return null;
        }
    }
}
