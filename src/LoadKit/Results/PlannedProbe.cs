namespace LoadKit;

/// <summary>A probe of a capacity search that is about to run.</summary>
/// <param name="Rate">Arrivals per second.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Length">How long it measures at least, without its warm-up; less only where an objective is hopeless.</param>
/// <param name="Longest">How long it measures at most, when it does not know before.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record PlannedProbe(Rate Rate, ProbePurpose Purpose, TimeSpan Length, TimeSpan Longest)
{
    /// <summary>Its rate and length: <c>283 /s for 30 s to 2 min</c>.</summary>
    public override string ToString() =>
        $"{Quantities.PerSecond(Rate)} for {Quantities.Length(Length)}{(Longest > Length ? $" to {Quantities.Length(Longest)}" : "")}";
}
