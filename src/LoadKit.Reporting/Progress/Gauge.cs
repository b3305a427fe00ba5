namespace LoadKit.Reporting.Progress;

/// <summary>A quantity that can be read from a part of a run while it runs.</summary>
/// <param name="Value">The value in the unit of <see cref="Slo.LimitValue"/>; null without data, infinite where a failure is the value.</param>
/// <param name="Text">The value as every report prints it.</param>
internal sealed record Gauge(Func<Part, double?> Value, Func<double, Part, string> Text)
{
    public static Gauge Responses { get; } = new(
        part => part.Length > TimeSpan.Zero ? part.Requests / part.Length.TotalSeconds : null,
        (value, _) => Quantities.PerSecond(new Rate(value), Rounding.Down));

    public static Gauge Errors { get; } = new(part => Share(part.Failed, part.Requests), (value, part) => Percent(value, part.Failed, part.Requests, Rounding.Up));

    private static Gauge Rejections { get; } = new(part => Share(part.Rejected, part.Requests), (value, part) => Percent(value, part.Rejected, part.Requests, Rounding.Up));

    private static Gauge Successes { get; } = Responses with
    {
        Value = part => part.Length > TimeSpan.Zero ? (part.Requests - part.Failed) / part.Length.TotalSeconds : null,
    };

    private static Gauge Availability { get; } = new(
        part => Share(part.Requests - part.Failed, part.Requests),
        (value, part) => part.Failed == 0 ? "100 %" : Quantities.Percent(new Ratio(value), part.Requests, Rounding.Down));

    private static Gauge Dropped { get; } = new(part => Share(part.Dropped, part.Arrivals), (value, part) => Percent(value, part.Dropped, part.Arrivals, Rounding.Up));

    private static Gauge Mean { get; } = Time(latency => latency.Mean);

    private static Gauge Max { get; } = Time(latency => latency.Max);

    /// <summary>A percentile of the times that requests took, failed or not, as in the tables of a report.</summary>
    public static Gauge Percentile(double percentile) => Time(latency => latency.ValueAtPercentile(percentile));

    /// <summary>What an objective is about; null where the intervals of a run do not tell.</summary>
    public static Gauge? Of(Slo slo) => slo switch
    {
        LatencySlo latency => Judged(latency.Percentile),
        MeanLatencySlo => Mean,
        MaxLatencySlo => Max,
        ErrorRateSlo => Errors,
        RejectionRateSlo => Rejections,
        AvailabilitySlo => Availability,
        ThroughputSlo { SustainedFor: null } => Successes,
        DroppedIterationsSlo => Dropped,
        ApdexSlo apdex => Apdex(apdex.Satisfied),
        _ => null,
    };

    // As objectives have it: what failed is slower than all that succeeded.
    private static Gauge Judged(double percentile) => new(
        part =>
        {
            var succeeded = part.FailedLatency.Count == 0 ? part.Latency : part.Latency.Subtract(part.FailedLatency);
            var rank = Math.Clamp((long)Math.Ceiling((decimal)percentile * part.Requests / 100), 1, Math.Max(1, part.Requests));
            return part.Requests == 0 ? null
                : rank > succeeded.Count ? double.PositiveInfinity
                : succeeded.ValueAtPercentile(100 * (rank - 0.5) / succeeded.Count) / 1e6;
        },
        (value, _) => double.IsInfinity(value) ? "a failure" : Duration(value));

    private static Gauge Apdex(TimeSpan satisfied)
    {
        var limit = (long)satisfied.TotalMicroseconds;
        return new Gauge(
            part =>
            {
                var (slow, slower) = (part.SlowerThan(limit), part.SlowerThan(4 * limit));
                return part.Requests == 0 ? null : (part.Requests - ((slow + slower) / 2.0)) / part.Requests;
            },
            (value, _) => (Math.Floor(value * 1000) / 1000).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Gauge Time(Func<Histogram, double> microseconds) =>
        new(part => part.Latency.Count == 0 ? null : microseconds(part.Latency) / 1e6, (value, _) => Duration(value));

    private static string Duration(double seconds) => Quantities.Duration(TimeSpan.FromSeconds(seconds), Rounding.Up);

    private static double? Share(long some, long all) => all == 0 ? null : (double)some / all;

    private static string Percent(double share, long some, long all, Rounding rounding) => some == 0 ? "0 %" : Quantities.Percent(new Ratio(share), all, rounding);
}
