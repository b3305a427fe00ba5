using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>A closed load that ends after a number of iterations. What runs in the warm-up does not count towards it.</summary>
internal sealed class CountedPopulation(RunState run, int number, IterationLoad load) : PopulationRunner(run, number)
{
    private readonly List<UserSession> users = new(load.Users);
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

            users.ForEach(Run.Time.Schedule);
        }

        if (now >= End)
        {
            Stop();
        }
    }

    public override void Stop()
    {
        users.ForEach(static user => user.Leave());
        base.Stop();
    }

    public override void CutOff() => users.ForEach(static user => user.CutOff());

    public override Move Next(UserSession user, long now)
    {
        if (user.IsLeaving || Run.IsStopping)
        {
            return Move.Leave;
        }

        if (user.MustWait(now))
        {
            return Move.Wait;
        }

        var isLeft = user.Intended < from || (load.PerUser ? user.TakeOneOf(load.Count) : TakeOne());
        return isLeft ? Move.Iterate : Move.Leave;
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
