using LoadKit.Results;

namespace LoadKit;

/// <summary>One load test of a capacity search: the objectives at one rate.</summary>
/// <param name="Number">From 1, in the order in which they were run.</param>
/// <param name="Rate">Arrivals per second.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="Result">What it gave, with the timeline; its verdict is the probe's.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record CapacityProbe(int Number, Rate Rate, ProbePurpose Purpose, RunResult Result)
{
    /// <summary>Whether all objectives were met at this rate, one missed, or neither.</summary>
    public Verdict Verdict => Result.Verdict;

    /// <summary>How long it measured, without its warm-up.</summary>
    public TimeSpan Measured => Result.JudgedDuration;

    /// <summary>Whether the measurement is in doubt, so that the probe says nothing about the system.</summary>
    public bool IsInDoubt => Answer == ProbeAnswer.InDoubt;

    /// <summary>What it says to the search.</summary>
    internal ProbeAnswer Answer => ProbeAnswers.Of(Result);

    /// <summary>In a line: <c>283 /s: met</c>, <c>400 /s: missed (p95, all requests: 310 ms, limit &lt;= 100 ms)</c>.</summary>
    public override string ToString() => $"{Quantities.PerSecond(Rate)}: {ProbeAnswers.Text(Result)}";
}
