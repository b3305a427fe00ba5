using System.Threading.Channels;
using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>
/// An open load: the pacer hands every arrival, with its intended start, to a free user of its type through a channel, makes a new user
/// when none is free, and drops and counts it when as many are busy as may be.
/// </summary>
internal sealed class OpenPopulation : PopulationRunner
{
    private readonly OpenLoad load;
    private readonly IEnumerator<long> arrivals;
    private readonly Channel<Ticket>[] tickets;
    private readonly int[] idle;
    private readonly long[] dropped;
    private int busy;
    private int stageHint;
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
        idle = new int[Kinds.Length];
        tickets = new Channel<Ticket>[Kinds.Length];
        for (var i = 0; i < tickets.Length; i++)
        {
            // A ticket is written only when somebody is waiting for it, so the bound is never reached; it is there to say so.
            tickets[i] = Channel.CreateBounded<Ticket>(new BoundedChannelOptions(load.MaxUsers) { SingleWriter = true });
        }
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
        foreach (var channel in tickets)
        {
            channel.Writer.TryComplete();
        }

        base.Stop();
    }

    public override ValueTask<Ticket?> NextAsync(UserSession user, long now)
    {
        // A new user brings the ticket for which it was made.
        return user.FirstTicket() is { } first ? new ValueTask<Ticket?>(first) : NextFromChannel(user);
    }

    public override void Left(UserSession user)
    {
    }

    private void Dispatch(long intended)
    {
        var kind = Mix.Next();
        if (Volatile.Read(ref busy) >= load.MaxUsers)
        {
            dropped[Run.Stages.At(Number, intended, ref stageHint).Index - Run.Stages.Of(Number)[0].Index]++;
            return;
        }

        Interlocked.Increment(ref busy);
        if (Volatile.Read(ref idle[kind]) > 0)
        {
            Interlocked.Decrement(ref idle[kind]);
            tickets[kind].Writer.TryWrite(new Ticket(intended));
        }
        else
        {
            var user = Join(kind);
            user.Bring(new Ticket(intended));
            Run.Time.Start(user);
        }
    }

    private async ValueTask<Ticket?> NextFromChannel(UserSession user)
    {
        var kind = Array.IndexOf(Kinds, user.Kind);
        Interlocked.Increment(ref idle[kind]);
        Interlocked.Decrement(ref busy);
        try
        {
            return await tickets[kind].Reader.ReadAsync();
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }
}
