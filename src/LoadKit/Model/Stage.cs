namespace LoadKit;

/// <summary>One stretch of a load profile.</summary>
/// <param name="Name">What reports and objectives call it; unique within the profile.</param>
/// <param name="Kind">Its shape.</param>
/// <param name="From">The level at its start: users of a closed load, arrivals per second of an open one.</param>
/// <param name="To">The level at its end, in the same unit.</param>
/// <param name="Duration">How long it lasts; <see cref="Timeout.InfiniteTimeSpan"/> where a number of iterations ends it.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record Stage(string Name, StageKind Kind, double From, double To, TimeSpan Duration)
{
    /// <summary>Whether objectives are judged on it by default: stages of constant load are, ramps, pauses and the warm-up are not.</summary>
    public bool IsSteady => Kind is StageKind.Hold or StageKind.Spike or StageKind.Step or StageKind.Iterations;

    /// <summary>Whether what happens in it is counted at all: everything but the warm-up is.</summary>
    public bool IsMeasured => Kind is not StageKind.WarmUp;
}
