namespace LoadKit.Reporting.Progress;

/// <summary>How often what failed, so far.</summary>
internal sealed class ErrorCounts
{
    // What a view can show, and some more; the report has all.
    private const int Shown = 8;
    private readonly Dictionary<(string Where, string Kind, string Message), long> counts = [];

    public int Kinds => counts.Count;

    /// <summary>The most frequent ones, the first of them first.</summary>
    public IReadOnlyList<ErrorInterval> Top => [.. counts.OrderByDescending(error => error.Value).Take(Shown).Select(error => new ErrorInterval(error.Key.Where, error.Key.Kind, error.Key.Message, error.Value))];

    public void Add(Interval interval)
    {
        foreach (var error in interval.Errors)
        {
            var key = (error.Where, error.Kind, error.Message);
            counts[key] = counts.GetValueOrDefault(key) + error.Count;
        }
    }
}
