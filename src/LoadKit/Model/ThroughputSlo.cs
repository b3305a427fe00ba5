using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on successful requests per second.</summary>
public sealed record ThroughputSlo : Slo
{
    internal ThroughputSlo(Rate atLeast, TimeSpan? sustainedFor, Sustained sustained, SloScope scope)
        : base(scope) => (AtLeast, SustainedFor, Sustained) = (atLeast, sustainedFor, sustained);

    /// <summary>The rate that is high enough.</summary>
    public Rate AtLeast { get; private init; }

    /// <summary>For how long the rate has to hold at a stretch; null for the mean over the judged time.</summary>
    public TimeSpan? SustainedFor { get; private init; }

    /// <summary>When the rate counts as sustained; plays no part for the mean over the judged time.</summary>
    public Sustained Sustained { get; }

    /// <inheritdoc/>
    public override string Quantity => (SustainedFor, Sustained) switch
    {
        (null, _) => "throughput",
        ({ } length, Sustained.Strict) => $"throughput for {Quantities.Length(length)} throughout",
        ({ } length, Sustained.Mean) => $"mean throughput for {Quantities.Length(length)}",
        ({ } length, _) => $"throughput for {Quantities.Length(length)}",
    };

    /// <inheritdoc/>
    public override string Limit => $">= {Quantities.Limit(AtLeast)}";

    /// <inheritdoc/>
    public override double? LimitValue => AtLeast.PerSecond;

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    // Half the users can't ask for the same rate: the objective is for the load that the plan was written for.
    internal override Slo Scale(double time, double load) => this with { AtLeast = AtLeast * load, SustainedFor = SustainedFor is { } length ? LoadScale.Time(length, time) : null };

    private protected override IEnumerable<string> Mistakes() =>
        Limits.Throughput(AtLeast).Concat(Limits.Period("time it has to be sustained", SustainedFor));
}
