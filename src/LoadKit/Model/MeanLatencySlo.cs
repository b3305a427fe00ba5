using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the mean latency.</summary>
public sealed record MeanLatencySlo : Slo
{
    internal MeanLatencySlo(TimeSpan atMost, SloScope scope)
        : base(scope) => AtMost = atMost;

    /// <summary>The longest latency that is good enough.</summary>
    public TimeSpan AtMost { get; }

    /// <inheritdoc/>
    public override string Quantity => "mean latency";

    /// <inheritdoc/>
    public override string Limit => $"<= {Quantities.Limit(AtMost)}";

    /// <inheritdoc/>
    public override double? LimitValue => AtMost.TotalSeconds;

    private protected override IEnumerable<string> Mistakes() => Limits.Latency(AtMost);
}
