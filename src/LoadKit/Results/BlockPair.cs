namespace LoadKit.Results;

/// <summary>Two blocks that ran one right after the other.</summary>
/// <param name="Baseline">What the baseline's block measured.</param>
/// <param name="Candidate">What the candidate's block measured.</param>
/// <param name="IsInDoubt">Whether there is a doubt about one of the two measurements.</param>
internal sealed record BlockPair(Stretch Baseline, Stretch Candidate, bool IsInDoubt)
{
    /// <summary>Whether the candidate can only have been worse than it was measured: it dropped arrivals, or none ended.</summary>
    public bool IsCandidateFlattered { get; init; }

    /// <summary>Whether an answer can rest on the pair.</summary>
    public bool Supports(ComparisonOutcome outcome) => !IsInDoubt && (!IsCandidateFlattered || outcome == ComparisonOutcome.Regressed);
}
