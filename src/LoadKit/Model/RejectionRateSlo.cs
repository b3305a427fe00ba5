using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the share of rejected requests.</summary>
public sealed record RejectionRateSlo : Slo
{
    internal RejectionRateSlo(Ratio below, SloScope scope)
        : base(scope) => Below = below;

    /// <summary>The share that is too high already.</summary>
    public Ratio Below { get; }

    /// <inheritdoc/>
    public override string Quantity => "rejection rate";

    /// <inheritdoc/>
    public override string Limit => $"< {Quantities.Percent(Below)}";

    /// <inheritdoc/>
    public override double? LimitValue => Below.Value;

    private protected override IEnumerable<string> Mistakes() => Limits.Share(Below, zero: false, one: true);
}
