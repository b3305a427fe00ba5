using System.Globalization;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>Whether a stall of the system under test shows in the percentiles as long as it was.</summary>
/// <remarks>
/// The analytic answer. Arrivals are even, the service freezes in [a, a + 1 s) of every ten, and the profile holds three whole tens. An arrival at
/// a + u, 0 ≤ u &lt; 1 s, is answered at a + 1 s: its latency is 1 s − u. All others take the base answer b, a few milliseconds. u is
/// uniform, so for b &lt; x ≤ 1 s: P(latency &gt; x) = 1/10 × (1 − x / 1 s). Set to 1 − p: x = 1 s × (1 − 10 × (1 − p)), which is 500 ms for
/// p = 0.95, 900 ms for 0.99, 990 ms for 0.999. b is in none of them as long as it is below 500 ms. At a rate of r the grid of
/// arrivals moves u by up to 1 / r, and the histogram has three digits.
/// </remarks>
internal sealed class StallCommand : Command
{
    private static readonly (double Percentile, TimeSpan Answer)[] Analytic =
        [(95, 500.Milliseconds), (99, 900.Milliseconds), (99.9, 990.Milliseconds)];

    public override string Name => "stall";

    public override string Usage => "[rate...: 100 1000 10000]";

    public override string Title => "A service that freezes one second in ten";

    public override string Notes => """
        30 s; latency from the intended start. The analytic answer is p95 500 ms, p99 900 ms, p99.9 990 ms; off: deviation from it. Service time: from
        the actual start. A closed model of 50 users waits with the service instead of sending what others would have sent.
        """;

    public override string[] Quick => ["1000"];

    public override int Repetitions => 1;

    public override IEnumerable<Row> Rows(string[] arguments) =>
    [
        .. (arguments.Length > 0 ? arguments : ["100", "1000", "10000"]).Select(rate =>
            new Row($"open, {int.Parse(rate, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)} /s", rate)),
        new Row("closed, 50 users", "closed"),
        new Row("baseline: thread with `Thread.Sleep(1)`, 10,000 /s", "baseline"),
    ];

    public override Figures Measure(string[] row)
    {
        if (row[0] == "baseline")
            return MeasureBaseline();

        Load load = row[0] == "closed"
            ? Load.Closed.From(50).Hold(30.Seconds)
            : Load.Open.Hold(int.Parse(row[0], CultureInfo.InvariantCulture).PerSecond, 30.Seconds).AtMost(100_000);
        Run(Load.Open.Hold(1000.PerSecond, 1.Seconds));
        var result = Run(load);

        var iterations = result.Whole.Iterations;
        var figures = Compare(iterations.Measured.Latency);
        foreach (var (percentile, _) in Analytic)
            figures.Add($"service time {Column(percentile)}", iterations.ServiceTime.Count > 0 ? iterations.ServiceTime.Percentile(percentile).TotalSeconds : double.NaN, Unit.Seconds);

        string[] said = [.. result.Findings.Select(finding => finding.Text), .. result.Explain().Split('\n')];
        return figures
            .Add("lag p99", iterations.Lag.Count > 0 ? iterations.Lag.Percentile(99).TotalSeconds : double.NaN, Unit.Seconds)
            .Add("says under-sampled", said.Any(line => line.Contains("under-sampled", StringComparison.OrdinalIgnoreCase)) ? "yes" : "no");
    }

    private static Figures MeasureBaseline()
    {
        using var service = new FreezingService();
        var arrivals = new TaskArrivals(ownThread: true);
        arrivals.RunAsync(10_000, 30.Seconds, () => new ValueTask(service.CallAsync())).GetAwaiter().GetResult();
        return Compare(new Latencies(arrivals.Latency)).Add("lag p99", new Latencies(arrivals.Lag).Percentile(99));
    }

    private static Figures Compare(Latencies latencies)
    {
        var figures = new Figures().Add("iterations", latencies.Count, Unit.Count);
        foreach (var (percentile, answer) in Analytic)
        {
            var latency = latencies.Percentile(percentile);
            figures.Add(Column(percentile), latency).Add($"{Column(percentile)} off", 100 * ((latency / answer) - 1), Unit.Percent);
        }

        return figures;
    }

    private static RunResult Run(Load load)
    {
        using var service = new FreezingService();
        return LoadTest.Create("stall").WithSeed(1)
            .WithUsers(load, UserType.Create("user", weight: 1, Scenario.Create("call", (_, _) => service.CallAsync())))
            .RunAsync().GetAwaiter().GetResult();
    }

    private static string Column(double percentile) => string.Create(CultureInfo.InvariantCulture, $"p{percentile}");
}
