using System.Net;
using LoadKit;

namespace ReferenceSystems.Services;

/// <summary>
/// A system under test. It knows the time and nothing of sockets, so that the same one answers on loopback (<see cref="ServiceHost"/>) and in virtual time
/// (<see cref="ServiceHandler"/>).
/// </summary>
/// <threadsafety>Answers many at once.</threadsafety>
internal abstract class Service(ServiceOptions options)
{
    private const double FailingShare = 0.05;

    private static readonly TimeSpan StallEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StallFrom = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan StallUntil = TimeSpan.FromSeconds(5);

    private readonly long start = options.Time.GetTimestamp();
    private readonly Random random = new(options.Seed);
    private readonly Lock gate = new();
    private int inFlight;

    /// <summary>What no client can see of it, for the reports.</summary>
    public virtual IReadOnlyList<Gauge> Gauges => [Gauge.Create("requests inside", "requests", () => Volatile.Read(ref inFlight))];

    protected ServiceOptions Options => options;

    protected TimeProvider Time => options.Time;

    protected TimeSpan Now => options.Time.GetElapsedTime(start);

    /// <summary>How much longer its weak spot takes when it is slow.</summary>
    protected abstract TimeSpan Slowness { get; }

    /// <summary>Answers, with the fault that the service has.</summary>
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref inFlight);
        try
        {
            return await RespondWithFaultAsync(call, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    /// <summary>Answers as it does when all is well.</summary>
    protected abstract Task<Reply> RespondAsync(Call call, CancellationToken cancellationToken);

    /// <summary>Whether the request is of the kind that fails or is slow with a fault.</summary>
    protected abstract bool IsWeakSpot(Call call);

    protected static Reply NotFound(Call call) => Reply.Error(HttpStatusCode.NotFound, $"There is no {string.Join('/', call.Route.Skip(1))}");

    protected Task Work(Latency latency, CancellationToken cancellationToken) => Time.Wait(Draw(latency), cancellationToken);

    protected TimeSpan Draw(Latency latency)
    {
        lock (gate)
        {
            return latency.Draw(random);
        }
    }

    protected TimeSpan DrawExponential(TimeSpan mean)
    {
        lock (gate)
        {
            return -Math.Log(1 - random.NextDouble()) * mean;
        }
    }

    protected bool Happens(double share)
    {
        lock (gate)
        {
            return random.NextDouble() < share;
        }
    }

    /// <summary>So many at the full load, and at a part of it that part; at least one.</summary>
    protected int Scaled(int count) => Math.Max(1, (int)Math.Round(count * options.Load));

    private async Task<Reply> RespondWithFaultAsync(Call call, CancellationToken cancellationToken)
    {
        await StandStill(cancellationToken);
        var reply = await RespondAsync(call, cancellationToken);
        if (options.Fault is Fault.Slow or Fault.Errors && IsWeakSpot(call))
        {
            await Time.Wait(options.Fault == Fault.Slow ? Slowness : TimeSpan.Zero, cancellationToken);
            reply = options.Fault == Fault.Errors && Happens(FailingShare) ? Reply.Error(HttpStatusCode.InternalServerError, "Unexpected error") : reply;
        }

        await StandStill(cancellationToken);
        return reply;
    }

    private Task StandStill(CancellationToken cancellationToken)
    {
        var phase = new TimeSpan(Now.Ticks % StallEvery.Ticks);
        return options.Fault == Fault.Stall && phase >= StallFrom && phase < StallUntil ? Time.Wait(StallUntil - phase, cancellationToken) : Task.CompletedTask;
    }
}
