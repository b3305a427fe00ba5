using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on successful requests per second.</summary>
public sealed record ThroughputSlo : Slo
{
    internal ThroughputSlo(Rate atLeast, TimeSpan? sustainedFor, SloScope scope)
        : base(scope) => (AtLeast, SustainedFor) = (atLeast, sustainedFor);

    /// <summary>The rate that is high enough.</summary>
    public Rate AtLeast { get; private init; }

    /// <summary>For how long the rate has to hold at a stretch; null for the mean over the judged time.</summary>
    public TimeSpan? SustainedFor { get; private init; }

    /// <inheritdoc/>
    public override string Quantity => SustainedFor is { } length ? $"throughput for {Quantities.Length(length)}" : "throughput";

    /// <inheritdoc/>
    public override string Limit => $">= {Quantities.PerSecond(AtLeast)}";

    // Half the users can't ask for the same rate: the objective is for the load that the plan was written for.
    internal override Slo Scale(double time, double load) => this with { AtLeast = AtLeast * load, SustainedFor = SustainedFor is { } length ? LoadScale.Time(length, time) : null };

    private protected override IEnumerable<string> Mistakes() =>
        Limits.Throughput(AtLeast).Concat(Limits.Period("time it has to be sustained", SustainedFor));
}
