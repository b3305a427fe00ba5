namespace LoadKit.Results;

/// <summary>A stage as it was run.</summary>
/// <param name="Population">The number of the population that it belongs to.</param>
/// <param name="Stage">The stage as planned.</param>
/// <param name="Start">When it began, from the start of the run.</param>
/// <param name="Duration">How long it lasted.</param>
/// <param name="Counts">Where the iterations went that were meant to start in it.</param>
internal sealed record StageSpan(int Population, Stage Stage, TimeSpan Start, TimeSpan Duration, IterationCounts Counts)
{
    public TimeSpan End => Start + Duration;
}
