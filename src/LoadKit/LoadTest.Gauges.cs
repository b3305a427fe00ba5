namespace LoadKit;

/// <content>What is read beside the load.</content>
public sealed partial record LoadTest
{
    /// <summary>
    /// Adds gauges: what of the target its clients can't see, read once a second of the run. The figures are in <see cref="RunResult.Gauges"/>, by stage and
    /// over time; an objective on one is a <c>Slo.Custom</c>. At most 100, each with a name of its own.
    /// </summary>
    /// <exception cref="ArgumentNullException">A gauge is null.</exception>
    public LoadTest WithGauge(params ReadOnlySpan<Gauge> gauges)
    {
        foreach (var gauge in gauges)
        {
            ArgumentNullException.ThrowIfNull(gauge, nameof(gauges));
        }

        return new(this) { Plan = plan with { Gauges = [.. plan.Gauges, .. gauges] } };
    }
}
