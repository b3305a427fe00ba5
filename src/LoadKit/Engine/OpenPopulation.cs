using System.Threading.Channels;
using LoadKit.Model;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// An open load. Free users of each type rest in a channel; the pacer gives every arrival, with its intended start, to the one who has rested
/// longest, makes a new user when none is free, and drops and counts it when as many are busy as may be.
/// </summary>
internal sealed class OpenPopulation : PopulationRunner
{
    private readonly OpenLoad load;
    private readonly IEnumerator<long> arrivals;
    private readonly Channel<UserSession>[] free;
    private readonly List<UserSession> users = [];
    private readonly long[] dropped;
    private readonly long[] given;
    private int busy;
    private int stage;
    private bool hasArrival;

    public OpenPopulation(RunState run, int number, OpenLoad load)
        : base(run, number)
    {
        this.load = load;
        var stages = run.Stages.Of(number);
        RandomStream? poisson = load.IsPoisson ? new RandomStream(run.Seed, ulong.MaxValue - (ulong)number) : null;
        arrivals = new ArrivalSchedule(stages).Arrivals(poisson).GetEnumerator();
        hasArrival = arrivals.MoveNext();
        dropped = new long[stages.Length];
        given = new long[stages.Length];
        free = [.. Kinds.Select(_ => Channel.CreateBounded<UserSession>(new BoundedChannelOptions(load.MaxUsers) { SingleReader = true }))];
    }

    public override long Due => hasArrival ? arrivals.Current : Done.IsCompleted ? Clock.Never : End;

    public override long Users => Volatile.Read(ref busy);

    public override long Dropped(int stage) => Volatile.Read(ref dropped[stage]);

    public override void Advance(long now)
    {
        while (hasArrival && arrivals.Current <= now)
        {
            Dispatch(arrivals.Current);
            hasArrival = arrivals.MoveNext();
        }

        if (now >= End)
        {
            Stop();
        }
    }

    public override void Stop()
    {
        hasArrival = false;
        foreach (var channel in free)
        {
            channel.Writer.TryComplete();
            while (channel.Reader.TryRead(out var user))
            {
                Interlocked.Increment(ref busy);
                Run.Time.Schedule(user);
            }
        }

        base.Stop();
    }

    public override void CutOff() => users.ForEach(static user => user.CutOff());

    /// <summary>Arrivals whose user never got to begin, on a starved thread pool or at an early stop, are dropped ones.</summary>
    public override void Settle()
    {
        foreach (var (i, planned) in Run.Stages.Of(Number).ToArray().Index())
        {
            var begun = Run.Measurements.Stripes.Sum(stripe => stripe.Started(planned.Index));
            dropped[i] += given[i] - begun;
        }
    }

    public override Move Next(UserSession user, long now)
    {
        if (user.TakeTicket())
        {
            // On a starved thread pool its turn may come when the run is over.
            return Run.EarlyStop.IsRequested || Run.KillToken.IsCancellationRequested ? Move.Leave : Move.Iterate;
        }

        // Nothing of the user may be touched once it is in the channel: the pacer may have taken it out again.
        Interlocked.Decrement(ref busy);
        return free[user.Kind.Number].Writer.TryWrite(user) ? Move.Rest : Move.Leave;
    }

    private void Dispatch(long intended)
    {
        var kind = Mix.Next();
        stage = Run.Stages.At(Number, intended, stage).Index;
        var place = stage - Run.Stages.Of(Number)[0].Index;
        if (Volatile.Read(ref busy) >= load.MaxUsers)
        {
            dropped[place]++;
            return;
        }

        given[place]++;
        Interlocked.Increment(ref busy);
        if (!free[kind].Reader.TryRead(out var user))
        {
            user = Join(kind);
            users.Add(user);
        }

        user.Give(intended);
    }
}
