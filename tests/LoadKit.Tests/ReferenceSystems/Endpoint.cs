namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An endpoint of a modelled system: how long its answers take, in milliseconds, and how often it fails.</summary>
internal sealed record Endpoint(string Name, double Median, double P95, double FailureRate = 0, string Failure = "Bad Gateway")
{
    // Log-normal, like most latencies: 95 % lie below 1.645 standard deviations of the logarithm.
    private double Spread => Math.Log(P95 / Median) / 1.6449;

    public TimeSpan Mean => TimeSpan.FromMilliseconds(Median * Math.Exp(Spread * Spread / 2));

    public TimeSpan Draw(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        // Task.Delay counts in whole milliseconds.
        return TimeSpan.FromMilliseconds(Math.Round(Median * Math.Exp(Spread * normal)));
    }
}
