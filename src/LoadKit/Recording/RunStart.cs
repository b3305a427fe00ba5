using LoadKit.Model;

namespace LoadKit.Recording;

/// <summary>What is fixed when a run begins.</summary>
/// <param name="Plan">What is run.</param>
/// <param name="Seed">The seed of every random choice.</param>
/// <param name="At">When it begins.</param>
internal sealed record RunStart(TestPlan Plan, ulong Seed, DateTimeOffset At);
