using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the share of requests that succeeded, with the error budget of a period.</summary>
public sealed record AvailabilitySlo : Slo
{
    internal AvailabilitySlo(Ratio atLeast, TimeSpan per, SloScope scope)
        : base(scope) => (AtLeast, Per) = (atLeast, per);

    /// <summary>The share that has to succeed.</summary>
    public Ratio AtLeast { get; }

    /// <summary>The period of the error budget.</summary>
    public TimeSpan Per { get; }

    /// <inheritdoc/>
    public override string Quantity => "availability";

    /// <inheritdoc/>
    public override string Limit => $">= {Quantities.Percent(AtLeast)}";

    /// <inheritdoc/>
    public override double? LimitValue => AtLeast.Value;

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    private protected override IEnumerable<string> Mistakes() =>
        Limits.Share(AtLeast, zero: false, one: false).Concat(Limits.Period("period", Per));
}
