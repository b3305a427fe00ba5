namespace LoadKit.Engine;

/// <summary>A closed load that ends after a number of iterations. What runs in the warm-up does not count towards it.</summary>
internal sealed class CountedPopulation(RunState run, int number, IterationLoad load) : PopulationRunner(run, number)
{
    private readonly List<UserSession> users = [];
    private readonly long from = run.Stages.Of(number)[^1].Start;
    private long left = load.Total;
    private int working;
    private bool joined;

    public override long Due => !joined ? 0 : Done.IsCompleted ? Clock.Never : End;

    public override long Users => Volatile.Read(ref working);

    public override void Advance(long now)
    {
        if (!joined)
        {
            joined = true;
            working = load.Users;
            for (var i = 0; i < load.Users; i++)
            {
                users.Add(Join(Mix.Next()));
            }

            users.ForEach(Run.Time.Start);
        }

        if (now >= End)
        {
            Stop();
        }
    }

    public override void Stop()
    {
        users.ForEach(user => user.Leave());
        base.Stop();
    }

    public override async ValueTask<Ticket?> NextAsync(UserSession user, long now)
    {
        if (user.Kind.Type.Pacing is { } pacing)
        {
            var due = user.NextPaced(Clock.From(pacing), now);
            if (due > now)
            {
                await user.WaitBetween(due);
            }

            now = due;
        }

        var mayGoOn = !user.IsLeaving && !Run.IsStopping && (now < from || (load.PerUser ? user.TakeOneOf(load.Count) : TakeOne()));
        return mayGoOn ? new Ticket(now) : null;
    }

    public override void Left(UserSession user)
    {
        if (Interlocked.Decrement(ref working) == 0)
        {
            base.Stop();
        }
    }

    private bool TakeOne() => Volatile.Read(ref left) > 0 && Interlocked.Decrement(ref left) >= 0;
}
