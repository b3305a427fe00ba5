namespace LoadKit.Verdicts;

/// <summary>
/// Where the share of bad requests crosses its limit: probes of one rate are pooled, and between the two neighbours of the limit the logit of the share is
/// taken for linear in the logarithm of the rate. A count of none, or of all, is taken for half a request from there.
/// </summary>
internal static class CapacityEstimate
{
    /// <summary>The rate, and the objective whose limit is crossed at it; null where none is.</summary>
    public static (double Rate, Slo Slo)? Of(IEnumerable<ProbeReading> readings)
    {
        var outcomes = readings.Where(reading => !reading.IsInDoubt).SelectMany(reading => reading.Slos.Select(outcome => (reading.Rate, Outcome: outcome)));
        var crossings =
            from one in outcomes
            where one.Outcome is { Bad: not null, Samples: > 0 }
            group (one.Rate, one.Outcome.Samples, one.Outcome.Bad!.Value) by one.Outcome.Slo into probes
            let limit = ShareLimit.Of(probes.Key)
            where limit is not null
            let rate = Of(probes, limit.Value)
            where rate is not null
            select (rate.Value, probes.Key);
        return crossings.OrderBy(crossing => crossing.Value).Select(crossing => ((double, Slo)?)crossing).FirstOrDefault();
    }

    /// <param name="probes">The rate, the requests, and how many of them were bad.</param>
    /// <param name="limit">The share that may be bad.</param>
    public static double? Of(IEnumerable<(double Rate, long Count, long Bad)> probes, double limit)
    {
        var pooled = probes.GroupBy(probe => probe.Rate).OrderBy(same => same.Key)
            .Select(same => (Rate: same.Key, Logit: Logit(same.Sum(probe => probe.Bad), same.Sum(probe => probe.Count)))).ToList();
        var at = Logit(limit);
        var above = pooled.FindIndex(probe => probe.Logit > at);
        if (above < 1)
        {
            return null;
        }

        var (low, high) = (pooled[above - 1], pooled[above]);
        return low.Rate * Math.Pow(high.Rate / low.Rate, (at - low.Logit) / (high.Logit - low.Logit));
    }

    private static double Logit(long bad, long count) => Logit(Math.Clamp(bad, 0.5, count - 0.5) / count);

    private static double Logit(double share) => Math.Log(share / (1 - share));
}
