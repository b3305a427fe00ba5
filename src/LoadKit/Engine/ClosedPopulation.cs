namespace LoadKit.Engine;

/// <summary>A closed load: so many users at each moment, each taking its next iteration as soon as the last is over, or at its pace.</summary>
internal sealed class ClosedPopulation : PopulationRunner
{
    private readonly Stack<(int Kind, UserSession User)> users = [];
    private readonly IEnumerator<PopulationChange> changes;
    private bool hasChange;

    public ClosedPopulation(RunState run, int number)
        : base(run, number)
    {
        changes = PopulationSchedule.Changes(run.Stages.Of(number).ToArray()).GetEnumerator();
        hasChange = changes.MoveNext();
    }

    public override long Due => hasChange ? Math.Min(changes.Current.Time, End) : Done.IsCompleted ? Clock.Never : End;

    public override long Users => users.Count;

    public override void Advance(long now)
    {
        while (hasChange && changes.Current.Time <= now && changes.Current.Time < End)
        {
            if (changes.Current.Joins)
            {
                var kind = Mix.Next();
                var user = Join(kind);
                users.Push((kind, user));
                Run.Time.Start(user);
            }
            else
            {
                LastLeaves();
            }

            hasChange = changes.MoveNext();
        }

        if (now >= End)
        {
            Stop();
        }
    }

    public override void Stop()
    {
        hasChange = false;
        while (users.Count > 0)
        {
            LastLeaves();
        }

        base.Stop();
    }

    public override async ValueTask<Ticket?> NextAsync(UserSession user, long now)
    {
        if (user.IsLeaving || Run.IsStopping || now >= End)
        {
            return null;
        }

        if (user.Kind.Type.Pacing is not { } pacing)
        {
            return new Ticket(now);
        }

        var due = user.NextPaced(Clock.From(pacing), now);
        if (due > now)
        {
            await user.WaitBetween(due);
        }

        return user.IsLeaving || Run.IsStopping || due >= End ? null : new Ticket(due);
    }

    public override void Left(UserSession user)
    {
    }

    private void LastLeaves()
    {
        var (kind, user) = users.Pop();
        Mix.Back(kind);
        user.Leave();
    }
}
