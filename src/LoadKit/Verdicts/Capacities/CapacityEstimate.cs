using LoadKit.Model;

namespace LoadKit.Verdicts;

/// <summary>
/// Where the share of bad requests crosses its limit. Probes of one rate are pooled, and the logit of the share is taken for linear in the logarithm of the rate: near the
/// limit as the line of least squares through all rates, each by what its requests are worth; where there are too few of them for a line, between the two neighbours of the limit.
/// </summary>
internal static class CapacityEstimate
{
    // A share within a factor of three of the limit is near it; further away the line is none.
    private const double Near = 3;
    private const int FewestForALine = 3;

    /// <summary>The lowest of all objectives; null where no limit is crossed.</summary>
    public static Crossing? Of(IEnumerable<ProbeReading> readings)
    {
        var outcomes = readings.Where(reading => !reading.IsInDoubt).SelectMany(reading => reading.Slos.Select(outcome => (reading.Rate, Outcome: outcome)));
        var crossings =
            from one in outcomes
            where one.Outcome is { Bad: not null, Samples: > 0 }
            group new RateSample(one.Rate, one.Outcome.Samples, one.Outcome.Bad!.Value, one.Outcome.EffectiveSamples ?? one.Outcome.Samples) { IsBiased = one.Outcome.IsGivenUp } by one.Outcome.Slo into samples
            let limit = ShareLimit.Of(samples.Key)
            where limit is not null
            let crossing = Of(samples, limit.Value)
            where crossing is not null
            select (Crossing?)(crossing.Value with { Slo = samples.Key });
        return crossings.MinBy(crossing => crossing!.Value.Rate);
    }

    /// <param name="samples">What was counted at which rate.</param>
    /// <param name="limit">The share that may be bad.</param>
    public static Crossing? Of(IEnumerable<RateSample> samples, double limit)
    {
        var at = RateSample.LogitOf(limit);
        return OnALine([.. Pooled(samples.Where(sample => !sample.IsBiased)).Where(sample => Math.Abs(sample.Logit - at) <= Math.Log(Near))], at) ?? BetweenNeighbours(Pooled(samples), at);
    }

    private static List<RateSample> Pooled(IEnumerable<RateSample> samples) =>
        [.. samples.GroupBy(sample => sample.Rate).OrderBy(same => same.Key).Select(same => same.Aggregate((one, next) => one.Add(next)))];

    /// <summary>Between the lowest rate whose share is above the limit and the one before it.</summary>
    public static Crossing? BetweenNeighbours(IReadOnlyList<RateSample> pooled, double at)
    {
        var above = pooled.Index().FirstOrDefault(sample => sample.Item.Logit > at, (-1, default)).Index;
        if (above < 1)
        {
            return null;
        }

        var (low, high) = (pooled[above - 1], pooled[above]);
        var part = (at - low.Logit) / (high.Logit - low.Logit);
        var slope = (high.Logit - low.Logit) / Math.Log(high.Rate / low.Rate);
        return new Crossing(low.Rate * Math.Pow(high.Rate / low.Rate, part), Math.Sqrt(((1 - part) * (1 - part) / low.Weight) + (part * part / high.Weight)) / slope);
    }

    private static Crossing? OnALine(IReadOnlyList<RateSample> near, double at)
    {
        if (near.Count < FewestForALine || !near.Any(sample => sample.Logit > at) || !near.Any(sample => sample.Logit <= at))
        {
            return null;
        }

        var weight = near.Sum(sample => sample.Weight);
        var (x, y) = (near.Sum(sample => sample.Weight * Math.Log(sample.Rate)) / weight, near.Sum(sample => sample.Weight * sample.Logit) / weight);
        var (squares, products) = (0.0, 0.0);
        foreach (var sample in near)
        {
            var off = Math.Log(sample.Rate) - x;
            squares += sample.Weight * off * off;
            products += sample.Weight * off * (sample.Logit - y);
        }

        // Outside of what was tried nothing is said.
        var slope = products / squares;
        var (beyond, rate) = ((at - y) / slope, Math.Exp(x + ((at - y) / slope)));
        return slope > 0 && rate >= near[0].Rate && rate <= near[^1].Rate
            ? new Crossing(rate, Math.Sqrt((1 / weight) + (beyond * beyond / squares)) / slope)
            : null;
    }
}
