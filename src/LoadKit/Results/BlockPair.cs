namespace LoadKit.Results;

/// <summary>Two blocks that ran one right after the other.</summary>
/// <param name="Baseline">What the baseline's block measured.</param>
/// <param name="Candidate">What the candidate's block measured.</param>
/// <param name="IsInDoubt">Whether there is a doubt about one of the two measurements.</param>
internal sealed record BlockPair(Stretch Baseline, Stretch Candidate, bool IsInDoubt);
