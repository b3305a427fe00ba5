using System.Collections.Immutable;

namespace LoadKit.Results;

/// <summary>What one series counted in a window; the stage is the one of the intended start.</summary>
/// <param name="Series">What was counted.</param>
/// <param name="Stage">Of which stage.</param>
/// <param name="Succeeded">Successes; passed checks; arrivals that became iterations.</param>
/// <param name="Failed">Failures; failed checks; dropped arrivals.</param>
/// <param name="Microseconds">The sum of the latencies, failed requests included.</param>
/// <param name="Over">How many of the successes took longer than each of the series' <see cref="LatencyLimits"/>.</param>
internal readonly record struct WindowCount(Series Series, int Stage, long Succeeded, long Failed, long Microseconds = 0, ImmutableArray<long> Over = default)
{
    /// <summary>How many have a latency: a failure outside the steps has none.</summary>
    public long Timed => Series.Kind == SeriesKind.OutsideFailure ? 0 : Succeeded + Failed;

    public bool Equals(WindowCount other) =>
        (Series, Stage, Succeeded, Failed, Microseconds) == (other.Series, other.Stage, other.Succeeded, other.Failed, other.Microseconds)
        && OverCounts.SequenceEqual(other.OverCounts);

    public override int GetHashCode() => HashCode.Combine(Series, Stage, Succeeded, Failed, Microseconds);

    public ReadOnlySpan<long> OverCounts => Over.IsDefault ? [] : Over.AsSpan();
}
