using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>What a search has to know of a probe.</summary>
/// <param name="Rate">In arrivals per second.</param>
/// <param name="Answer">What it says.</param>
/// <param name="Slos">How the objectives came out.</param>
internal sealed record ProbeReading(double Rate, ProbeAnswer Answer, IReadOnlyList<SloOutcome> Slos)
{
    /// <summary>The median latency, which grows with the load of what is overloaded.</summary>
    public TimeSpan Median { get; init; }

    public bool Passes => Answer == ProbeAnswer.Passes;

    public bool Fails => Answer == ProbeAnswer.Fails;

    public bool IsInDoubt => Answer == ProbeAnswer.InDoubt;
}
