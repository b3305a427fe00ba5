namespace LoadKit.Results;

/// <summary>What was measured in a stretch of time: a block of a comparison, a batch of a run.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Steps">By step.</param>
internal sealed record Stretch(Measured Requests, IReadOnlyDictionary<string, Measured> Steps)
{
    /// <summary>Arrivals that were dropped: requests that no figure has, and that would have been slower than any.</summary>
    public long Dropped { get; init; }

    /// <summary>Iterations that the end of the run cut off.</summary>
    public long Unfinished { get; init; }

    /// <summary>For how long at least the unfinished ones had been under way.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The figures of a step, or of all requests; null when no such step ended.</summary>
    public Measured? Of(string? step) => step is null ? Requests : Steps.GetValueOrDefault(step);

    /// <summary>One of several that lie one after the other.</summary>
    public static Stretch Merge(IReadOnlyList<Stretch> parts)
    {
        var names = parts.SelectMany(part => part.Steps.Keys).Distinct(StringComparer.Ordinal);
        var duration = parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Requests.Duration);
        return new(Sum(parts.Select(part => part.Requests), duration), names.ToDictionary(name => name, name => Sum(parts.Select(part => part.Of(name)).OfType<Measured>(), duration), StringComparer.Ordinal))
        {
            Dropped = parts.Sum(part => part.Dropped),
        };
    }

    /// <summary>What a timeline has of a moment. Requests count when they end.</summary>
    public static Stretch Of(Interval interval) => new(
        new Measured(interval.Requests, interval.Failed, new Latencies(interval.Latency), interval.Length) { FailedLatency = new Latencies(interval.FailedLatency) },
        interval.Steps.ToDictionary(
            step => step.Name,
            step => new Measured(step.Count, step.Failed, new Latencies(step.Latency), interval.Length) { FailedLatency = new Latencies(step.FailedLatency) },
            StringComparer.Ordinal))
    {
        Dropped = interval.Dropped,
    };

    /// <summary>The judged stages of a run.</summary>
    public static Stretch Of(RunResult result, TimeSpan gracefulStop) =>
        new(result.Totals.Requests, result.Steps.ToDictionary(step => step.Name, step => step.Requests, StringComparer.Ordinal))
        {
            Dropped = result.Totals.Counts.Dropped,
            Unfinished = result.Totals.Counts.Unfinished,
            Waited = gracefulStop,
        };

    private static Measured Sum(IEnumerable<Measured> parts, TimeSpan duration)
    {
        var all = parts.ToList();
        return new(all.Sum(part => part.Count), all.Sum(part => part.Failed), Merged(all.Select(part => part.Latency)), duration) { FailedLatency = Merged(all.Select(part => part.FailedLatency)) };
    }

    private static Latencies Merged(IEnumerable<Latencies> parts) => new(Histogram.Merge([.. parts.Select(part => part.Histogram)]));
}
