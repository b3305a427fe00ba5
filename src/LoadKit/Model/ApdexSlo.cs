using System.Globalization;
using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on the Apdex, from 0 to 1: requests within T count one, those within 4 T half, slower and failed ones nothing.</summary>
public sealed record ApdexSlo : Slo
{
    private const int Tolerating = 4;

    internal ApdexSlo(double atLeast, TimeSpan satisfied, SloScope scope)
        : base(scope) => (AtLeast, Satisfied) = (atLeast, satisfied);

    /// <summary>The score that is high enough, above 0 and below 1.</summary>
    public double AtLeast { get; }

    /// <summary>T: who waits no longer is satisfied.</summary>
    public TimeSpan Satisfied { get; }

    /// <inheritdoc/>
    public override string Quantity => $"Apdex({Quantities.Limit(Satisfied)})";

    /// <inheritdoc/>
    public override string Limit => string.Create(CultureInfo.InvariantCulture, $">= {AtLeast:0.######}");

    /// <inheritdoc/>
    public override double? LimitValue => AtLeast;

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override IEnumerable<TimeSpan> ExactLimits => [Satisfied, Tolerating * Satisfied];

    private protected override IEnumerable<string> Mistakes()
    {
        if (!(AtLeast > 0 && AtLeast < 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the limit is {AtLeast}; it must be above 0 and below 1");
        }

        foreach (var mistake in Limits.Latency(Satisfied))
        {
            yield return mistake;
        }
    }
}
