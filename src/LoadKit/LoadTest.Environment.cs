using System.Collections.Immutable;
using LoadKit.Model;

namespace LoadKit;

/// <content>What a configuration and the environment say about the load.</content>
public sealed partial record LoadTest
{
    /// <summary>The test scaled by each factor unless something from outside has scaled it that way before: a test may come to a container as the environment wants it.</summary>
    internal LoadTest ScaleOnce(params ReadOnlySpan<OuterFactor> factors)
    {
        var known = plan.OuterFactors;
        ImmutableArray<OuterFactor> more = [.. factors.ToArray().Where(factor => factor.Factor != 1 && known.All(other => other.What != factor.What))];
        if (more.IsEmpty)
        {
            return this;
        }

        double Factor(string what) => more.FirstOrDefault(factor => factor.What == what)?.Factor ?? 1;

        ImmutableArray<OuterFactor> all = [.. known.Concat(more).OrderByDescending(factor => factor.What, StringComparer.Ordinal)];
        var scaled = Scale(Factor(OuterFactor.Time), Factor(OuterFactor.Load)).WithLabel("scale", OuterFactor.Label(all));
        return new(scaled) { Plan = scaled.plan with { OuterFactors = all } };
    }
}
