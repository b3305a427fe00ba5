namespace LoadKit;

/// <summary>How often failures of one kind came in an interval.</summary>
/// <param name="Where">The step or scenario, as in <see cref="ErrorGroup.Where"/>.</param>
/// <param name="Kind">The kind, as in <see cref="ErrorGroup.Kind"/>.</param>
/// <param name="Message">The message without ids and numbers, as in <see cref="ErrorGroup.Message"/>.</param>
/// <param name="Count">How often.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record ErrorInterval(string Where, string Kind, string Message, long Count)
{
    /// <summary>Both together, in the order of first appearance.</summary>
    internal static IReadOnlyList<ErrorInterval> Merge(IReadOnlyList<ErrorInterval> one, IReadOnlyList<ErrorInterval> other) =>
        one.Count == 0 ? other
        : other.Count == 0 ? one
        : [.. one.Concat(other).GroupBy(error => (error.Where, error.Kind, error.Message)).Select(same => same.First() with { Count = same.Sum(error => error.Count) })];
}
