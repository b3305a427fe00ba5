using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>The time limit of one step, which also ends with its iteration.</summary>
internal sealed class StepDeadline : ITimeLimit
{
    private readonly UserExtras owner;
    private readonly Deadline deadline;
    private readonly CancellationTokenRegistration withIteration;

    public StepDeadline(UserExtras owner, Deadline deadline, CancellationToken iteration)
    {
        this.owner = owner;
        this.deadline = deadline;
        withIteration = iteration.UnsafeRegister(static deadline => ((Deadline)deadline!).CutOff(), deadline);
    }

    public CancellationToken Token => deadline.Token;

    public bool IsOver => deadline.IsOver;

    public void Dispose()
    {
        withIteration.Dispose();
        deadline.End();
        owner.Return(deadline);
    }
}
