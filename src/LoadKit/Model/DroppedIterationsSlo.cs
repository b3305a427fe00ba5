using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the share of an open load's arrivals that found no free user.</summary>
public sealed record DroppedIterationsSlo : Slo
{
    internal DroppedIterationsSlo(Ratio below, SloScope scope)
        : base(scope) => Below = below;

    /// <summary>The share that is too high already.</summary>
    public Ratio Below { get; }

    /// <inheritdoc/>
    public override string Quantity => "dropped iterations";

    /// <inheritdoc/>
    public override string Limit => $"< {Quantities.Percent(Below)}";

    /// <inheritdoc/>
    public override double? LimitValue => Below.Value;

    /// <inheritdoc/>
    public override string Name => Scope.Stage is { } stage ? $"{Quantity} in {stage}" : Quantity;

    private protected override IEnumerable<string> Mistakes() => Limits.Share(Below, zero: false, one: true);
}
