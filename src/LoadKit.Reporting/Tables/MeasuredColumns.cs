namespace LoadKit.Reporting.Tables;

/// <summary>The columns of requests and of times, the same wherever they stand. Never rounded to the good side; a dash where there is nothing.</summary>
internal static class MeasuredColumns
{
    public const string Nothing = "-";

    /// <summary>Counts, rates and the whole distribution.</summary>
    public static IReadOnlyList<Column<T>> All<T>(Func<T, Measured> requests, bool withRejections = false) =>
        [.. Counts(requests, withRejections), .. Times<T>(thing => requests(thing).Latency)];

    /// <summary>Counts, rates and the times that objectives are about.</summary>
    public static IReadOnlyList<Column<T>> Main<T>(Func<T, Measured> requests, bool withRejections = false) =>
        [.. Counts(requests, withRejections), .. MainTimes<T>(thing => requests(thing).Latency)];

    /// <summary>A distribution of times.</summary>
    public static IReadOnlyList<Column<T>> Times<T>(Func<T, Latencies> times) =>
    [
        Time("avg", times, of => of.Mean),
        Time("min", times, of => of.Min),
        Percentile(50, times),
        Percentile(90, times),
        Percentile(95, times),
        Percentile(99, times),
        Max(times),
    ];

    /// <summary>One percentile of a distribution.</summary>
    public static Column<T> Percentile<T>(int percentile, Func<T, Latencies> times, string before = "") =>
        Time($"{before}p{Quantities.Count(percentile)}", times, of => of.Percentile(percentile));

    /// <summary>Counts and rates.</summary>
    public static IReadOnlyList<Column<T>> Counts<T>(Func<T, Measured> requests, bool withRejections) =>
    [
        Column<T>.Count("requests", thing => requests(thing).Count),
        Column<T>.Number("per s", thing => requests(thing).Duration > TimeSpan.Zero ? Quantities.PerSecond(requests(thing).PerSecond, Rounding.Down) : Nothing),
        Column<T>.Count("failed", thing => requests(thing).Failed),
        .. withRejections ? [Column<T>.Count("rejected", thing => requests(thing).Rejected)] : Array.Empty<Column<T>>(),
        Column<T>.Number("errors", thing => ErrorRate(requests(thing))),
    ];

    private static IReadOnlyList<Column<T>> MainTimes<T>(Func<T, Latencies> times) =>
        [Percentile(50, times), Percentile(95, times), Percentile(99, times), Max(times)];

    private static Column<T> Max<T>(Func<T, Latencies> times) => Time("max", times, of => of.Max);

    private static Column<T> Time<T>(string title, Func<T, Latencies> times, Func<Latencies, TimeSpan> value) =>
        Column<T>.Number(title, thing => times(thing) is { Count: > 0 } some ? Quantities.Duration(value(some), Rounding.Up) : Nothing);

    /// <summary>Failed of all, as text.</summary>
    public static string ErrorRate(Measured requests) =>
        requests.Count == 0 ? Nothing
        : requests.Failed == 0 ? "0 %"
        : Quantities.Percent(requests.ErrorRate, requests.Count, Rounding.Up);
}
