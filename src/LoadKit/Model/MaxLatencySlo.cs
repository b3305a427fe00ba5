using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the highest latency.</summary>
public sealed record MaxLatencySlo : Slo
{
    internal MaxLatencySlo(TimeSpan atMost, SloScope scope)
        : base(scope) => AtMost = atMost;

    /// <summary>The longest latency that is good enough.</summary>
    public TimeSpan AtMost { get; }

    /// <inheritdoc/>
    public override string Quantity => "max latency";

    /// <inheritdoc/>
    public override string Limit => $"<= {Quantities.Limit(AtMost)}";

    /// <inheritdoc/>
    public override double? LimitValue => AtMost.TotalSeconds;

    internal override IEnumerable<TimeSpan> ExactLimits => [AtMost];

    private protected override IEnumerable<string> Mistakes() => Limits.Latency(AtMost);
}
