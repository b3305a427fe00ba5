namespace LoadKit;

/// <summary>A block of a comparison has ended.</summary>
/// <param name="Pair">The pair that it belongs to, from 1.</param>
/// <param name="Pairs">How many pairs there will be.</param>
/// <param name="IsCandidate">Whether it was the candidate's.</param>
/// <param name="Block">What the block gave.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record ComparisonProgress(int Pair, int Pairs, bool IsCandidate, RunResult Block)
{
    /// <summary>Which block ended: <c>pair 3 of 10: baseline</c>.</summary>
    public override string ToString() => $"pair {Pair} of {Pairs}: {(IsCandidate ? "candidate" : "baseline")}";
}
