using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>The time limit of one step after another of a user, each of which also ends with its iteration. All have the same length.</summary>
internal sealed class StepDeadline(UserExtras owner, EngineTime time, long length) : ITimeLimit
{
    private readonly Deadline deadline = new(time, length);
    private CancellationTokenRegistration withIteration;

    /// <summary>Nanoseconds.</summary>
    public long Length => length;

    public CancellationToken Token => deadline.Token;

    public bool IsOver => deadline.IsOver;

    /// <param name="now">When the step begins.</param>
    /// <param name="iteration">Ends it, too; none where <see cref="CutOff"/> does.</param>
    public void Start(long now, CancellationToken iteration)
    {
        deadline.Start(now);
        withIteration = iteration.UnsafeRegister(static deadline => ((Deadline)deadline!).CutOff(), deadline);
    }

    /// <summary>Ends the limit; it may be started again.</summary>
    public void Dispose()
    {
        withIteration.Dispose();
        deadline.End();
        owner.Return(this);
    }

    /// <summary>The graceful stop is over.</summary>
    public void CutOff() => deadline.CutOff();

    /// <summary>It is not started any more.</summary>
    public void Retire() => deadline.Dispose();
}
