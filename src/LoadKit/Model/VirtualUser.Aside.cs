namespace LoadKit;

/// <content>What a user does beside its iterations: it starts and stops.</content>
public sealed partial class VirtualUser
{
    /// <summary>Steps from here on are those of no iteration: the first one was not meant to start when the iteration was.</summary>
    internal void StepAside() => begunSteps = 1;

    /// <summary>The iteration's own steps begin: where it has none, it is a request itself.</summary>
    internal void StepBack()
    {
        begunSteps = 0;
        hasSteps = false;
    }
}
