namespace LoadKit;

/// <summary>What a gauge told in a stretch of a run: in an interval, a stage, or all judged stages. There is one only where it told something.</summary>
/// <param name="Name">The gauge's name.</param>
/// <param name="Unit">The unit of its values; may be empty.</param>
/// <param name="Count">How many readings there are: one a second unless some are missing.</param>
/// <param name="Sum">All of them added up.</param>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
/// <param name="Last">The last.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record GaugeResult(string Name, string Unit, long Count, double Sum, double Min, double Max, double Last)
{
    /// <summary>The mean of the readings.</summary>
    public double Mean => Sum / Count;

    internal static GaugeResult Of(Gauge gauge, double value) => new(gauge.Name, gauge.Unit, 1, value, value, value, value);

    /// <summary>This stretch and the next one as one.</summary>
    internal GaugeResult Merge(GaugeResult next) =>
        next with { Count = Count + next.Count, Sum = Sum + next.Sum, Min = Math.Min(Min, next.Min), Max = Math.Max(Max, next.Max) };

    /// <summary>Both together, gauge by gauge, in the order of first appearance.</summary>
    internal static IReadOnlyList<GaugeResult> Merge(IReadOnlyList<GaugeResult> one, IReadOnlyList<GaugeResult> next) =>
        one.Count == 0 ? next
        : next.Count == 0 ? one
        : [.. one.Concat(next).GroupBy(gauge => gauge.Name, StringComparer.Ordinal).Select(same => same.Aggregate((former, later) => former.Merge(later)))];
}
