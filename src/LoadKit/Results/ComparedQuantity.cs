using System.Globalization;

namespace LoadKit;

/// <summary>What a comparison is about: a quantity of all requests or of those of one step.</summary>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record ComparedQuantity
{
    private ComparedQuantity(ComparedKind kind, string? step, double? percentile = null) => (Kind, Step, Percentile) = (kind, step, percentile);

    /// <summary>The sort of quantity.</summary>
    public ComparedKind Kind { get; }

    /// <summary>The step's name; all requests when null.</summary>
    public string? Step { get; }

    /// <summary>The percentile, above 0 and below 100; null for other quantities.</summary>
    public double? Percentile { get; }

    /// <summary>Quantity and step: <c>p95, all requests</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Word}, {Step ?? "all requests"}");

    /// <summary>Whether a higher value is the better one.</summary>
    internal bool IsBetterHigher => Kind == ComparedKind.Throughput;

    /// <summary>A percentile of the latency, from the intended start. Requests that failed count as slower than any limit.</summary>
    /// <param name="percentile">Above 0 and below 100.</param>
    /// <param name="step">Only this step.</param>
    public static ComparedQuantity Latency(double percentile, string? step = null) => new(ComparedKind.LatencyPercentile, step, percentile);

    /// <summary>The mean latency, failed requests included at the time they took.</summary>
    /// <param name="step">Only this step.</param>
    public static ComparedQuantity MeanLatency(string? step = null) => new(ComparedKind.MeanLatency, step);

    /// <summary>Failed requests of all requests. With few failures expect <see cref="ComparisonOutcome.Inconclusive"/>.</summary>
    /// <param name="step">Only this step.</param>
    public static ComparedQuantity ErrorRate(string? step = null) => new(ComparedKind.ErrorRate, step);

    /// <summary>Requests that succeeded per second. Says something of closed loads only: in an open load the plan decides how many there are.</summary>
    /// <param name="step">Only this step.</param>
    public static ComparedQuantity Throughput(string? step = null) => new(ComparedKind.Throughput, step);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal IEnumerable<string> Mistakes()
    {
        if (Percentile is { } percentile && !(percentile > 0 && percentile < 100))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the percentile is {percentile}; it must be above 0 and below 100");
        }

        if (Step is not null && string.IsNullOrWhiteSpace(Step))
        {
            yield return "the name of the step is empty; leave it out to mean all requests";
        }
    }

    private string Word => Kind switch
    {
        ComparedKind.LatencyPercentile => string.Create(CultureInfo.InvariantCulture, $"p{Percentile:0.#####}"),
        ComparedKind.MeanLatency => "mean latency",
        ComparedKind.ErrorRate => "error rate",
        _ => "throughput",
    };
}
