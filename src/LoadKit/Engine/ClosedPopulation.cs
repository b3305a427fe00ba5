using System.Numerics;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>A closed load: so many users at each moment, each taking its next iteration as soon as the last is over, or at its pace.</summary>
internal sealed class ClosedPopulation : PopulationRunner
{
    private readonly Stack<UserSession> users;
    private readonly List<UserSession> leavers = [];
    private readonly IEnumerator<PopulationChange> changes;
    private bool hasChange;
    private int present;

    public ClosedPopulation(RunState run, int number, ClosedLoad load)
        : base(run, number)
    {
        users = new Stack<UserSession>((int)load.Peak);
        changes = PopulationSchedule.Changes(run.Stages.Of(number).ToArray()).GetEnumerator();
        hasChange = changes.MoveNext();
    }

    public override long Due => hasChange ? Math.Min(changes.Current.Time, End) : Done.IsCompleted ? Clock.Never : End;

    public override long Users => Volatile.Read(ref present);

    public override void Advance(long now)
    {
        while (hasChange && changes.Current.Time <= now && changes.Current.Time < End)
        {
            if (changes.Current.Joins)
            {
                var user = Join(Mix.Next());
                users.Push(user);
                Interlocked.Increment(ref present);
                Run.Time.Schedule(user);
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

    public override void CutOff() => leavers.ForEach(static user => user.CutOff());

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

        return user.Intended < End ? Move.Iterate : Move.Leave;
    }

    public override void Left(UserSession user) => Interlocked.Decrement(ref present);

    private void LastLeaves()
    {
        var user = users.Pop();
        Mix.Back(user.Kind.Number);
        if (BitOperations.IsPow2(leavers.Count))
        {
            leavers.RemoveAll(static leaver => leaver.HasLeft);
        }

        leavers.Add(user);
        user.Leave();
    }
}
