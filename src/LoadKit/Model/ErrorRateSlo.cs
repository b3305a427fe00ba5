using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the share of failed requests.</summary>
public sealed record ErrorRateSlo : Slo
{
    internal ErrorRateSlo(Ratio below, SloScope scope)
        : base(scope) => Below = below;

    /// <summary>The share that is too high already.</summary>
    public Ratio Below { get; }

    /// <inheritdoc/>
    public override string Quantity => "error rate";

    /// <inheritdoc/>
    public override string Limit => $"< {Quantities.Percent(Below)}";

    /// <inheritdoc/>
    public override double? LimitValue => Below.Value;

    private protected override IEnumerable<string> Mistakes() => Limits.Share(Below, zero: false, one: true);
}
