using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on a percentile of the latency.</summary>
internal static class LatencyJudgement
{
    /// <summary>
    /// "p95 at most T" holds if and only if at most 5 % take longer than T, so it is judged as that share; what failed counts as longer.
    /// The interval printed is the one whose ends are on T when the verdict turns: both always say the same.
    /// </summary>
    public static SloOutcome Of(LatencySlo slo, Samples samples)
    {
        if (samples.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var share = (double)(1m - ((decimal)slo.Percentile / 100m));
        var limit = (long)Math.Floor(slo.AtMost.TotalMicroseconds);
        var (verdict, _) = RatioJudgement.Of(
            samples.Failed + samples.Succeeded.CountAbove(limit),
            samples.Failed + samples.Succeeded.CountAboveAtMost(limit),
            samples.Count,
            Target.AtMost(share));
        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var rank = Math.Clamp((long)Math.Ceiling((decimal)slo.Percentile * samples.Count / 100), 1, samples.Count);
        var value = IsFailure(rank, samples) ? (double?)null : samples.Succeeded.HighestAtRank(rank) / 1e6;
        var margin = value is { } seconds ? Margin.Below(seconds, target.Limit) : (double?)null;
        var interval = Interval(QuantileRanks.Of(share, samples.Count, Confidence.Level), samples, target);
        var measured = value is { } known ? target.Duration(known) : "a failure";
        var counts = value is null ? $" ({Quantities.Count(samples.Failed)} of {Quantities.Count(samples.Count)} failed)" : "";
        var needed = RatioJudgement.SamplesForProof(share);
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Samples = samples.Count,
            Value = value,
            Measured = measured,
            Interval = interval,
            Margin = margin,
            MarginText = margin is { } some ? Margin.Text(some) : "",
            Reason = verdict switch
            {
                Verdict.Inconclusive when samples.Count < needed =>
                    $"{Quantities.Count(samples.Count)} samples can't prove it: at least {Quantities.Count(needed)} are needed",
                Verdict.Inconclusive => $"the limit lies within the interval {interval}",
                _ => $"{slo.Quantity} {measured}{counts}, limit {slo.Limit} (95% CI {interval})",
            },
        };
    }

    private static string Interval(QuantileRanks ranks, Samples samples, Target target)
    {
        if (IsFailure(ranks.Low, samples))
        {
            return "unbounded";
        }

        var low = ranks.Low < 1 ? "0 ms" : target.Duration(samples.Succeeded.LowestAtRank(ranks.Low) / 1e6);
        var high = IsFailure(ranks.High, samples) ? "unbounded" : target.Duration(samples.Succeeded.HighestAtRank(ranks.High) / 1e6);
        return Ranges.Text(low, high);
    }

    // What failed is slower than any limit: it has the ranks above all that succeeded, and no time.
    private static bool IsFailure(long rank, Samples samples) => rank > samples.Succeeded.Count;
}
