namespace LoadKit.Engine;

/// <summary>The iteration that a user is in.</summary>
/// <param name="Scenario">What it runs.</param>
/// <param name="Track">Where its figures go.</param>
/// <param name="Stage">The stage of its intended start.</param>
/// <param name="Intended">When it should have started.</param>
/// <param name="Started">When it did.</param>
/// <param name="Deadline">Its time limit; null without one.</param>
internal readonly record struct Iteration(Scenario Scenario, Track Track, int Stage, long Intended, long Started, IterationDeadline? Deadline);
