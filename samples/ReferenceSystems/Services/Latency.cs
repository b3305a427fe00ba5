namespace ReferenceSystems.Services;

/// <summary>How long something takes: log-normal, as service times tend to be, with this median and this 95th percentile.</summary>
internal readonly record struct Latency(double MedianMilliseconds, double P95Milliseconds)
{
    // 95 % of a normal distribution lie below 1.6449 standard deviations.
    private double Spread => Math.Log(P95Milliseconds / MedianMilliseconds) / 1.6449;

    public TimeSpan Mean => TimeSpan.FromMilliseconds(MedianMilliseconds * Math.Exp(Spread * Spread / 2));

    public TimeSpan Draw(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMilliseconds(MedianMilliseconds * Math.Exp(Spread * normal));
    }
}
