namespace LoadKit;

/// <summary>The shape of a <see cref="Stage"/>.</summary>
public enum StageKind
{
    /// <summary>Runs before the profile; not measured.</summary>
    WarmUp,

    /// <summary>The level changes linearly.</summary>
    Ramp,

    /// <summary>The level stays; judged.</summary>
    Hold,

    /// <summary>The level jumps, stays, and returns to what it was; judged.</summary>
    Spike,

    /// <summary>One stair of a staircase: the level jumps and stays; judged.</summary>
    Step,

    /// <summary>No load.</summary>
    Pause,

    /// <summary>A fixed number of iterations, whatever time they take; judged.</summary>
    Iterations,
}
