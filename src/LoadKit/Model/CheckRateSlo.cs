using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the share of checks that passed.</summary>
public sealed record CheckRateSlo : Slo
{
    internal CheckRateSlo(Ratio atLeast, string? check, SloScope scope)
        : base(scope) => (AtLeast, CheckName) = (atLeast, check);

    /// <summary>The share that has to pass.</summary>
    public Ratio AtLeast { get; }

    /// <summary>The check's name; all checks when null.</summary>
    public string? CheckName { get; }

    /// <inheritdoc/>
    public override string Quantity => CheckName is null ? "checks" : $"check \"{CheckName}\"";

    /// <inheritdoc/>
    public override string Limit => $">= {Quantities.Percent(AtLeast)}";

    /// <inheritdoc/>
    public override double? LimitValue => AtLeast.Value;

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    private protected override IEnumerable<(string What, string? Name)> Names => [("check", CheckName), .. base.Names];

    private protected override IEnumerable<string> Mistakes()
    {
        if (Scope.OfIterations)
        {
            yield return "a check rate counts checks; leave out OfIterations";
        }

        foreach (var mistake in Limits.Share(AtLeast, zero: false, one: true))
        {
            yield return mistake;
        }
    }
}
