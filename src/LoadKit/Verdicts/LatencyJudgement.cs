using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on latency.</summary>
internal static class LatencyJudgement
{
    /// <summary>
    /// "p95 at most T" holds if and only if at most 5 % take longer than T, so it is judged as that share; what failed counts as longer.
    /// The interval printed is the same one carried through the distribution (Woodruff 1952): both always say the same.
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
            share,
            isStrict: false);
        var value = Quantile(samples, RankOf(slo.Percentile, samples.Count));
        var bounds = BinomialInterval.ClopperPearson(share * samples.Count, samples.Count, Confidence.Level);
        var low = (long)Math.Ceiling((1 - bounds.High) * samples.Count);
        var high = (long)Math.Floor((1 - bounds.Low) * samples.Count) + 1;
        var lowText = low >= 1 && low <= samples.Succeeded.Count ? Text(samples.Succeeded.LowestAtRank(low)) : "0 ms";
        var highText = Quantile(samples, high) is { } bound ? Text(bound) : "unbounded";
        var needed = RatioJudgement.SamplesForProof(share);
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Samples = samples.Count,
            Value = value / 1e6,
            Measured = value is { } known ? Text(known) : $"none ({Quantities.Percent(new Ratio((double)samples.Failed / samples.Count), samples.Count, Rounding.Up)} failed)",
            Interval = Ranges.Text(lowText, highText),
            Margin = value is { } time ? Margin.Below(time, slo.AtMost.TotalMicroseconds) : null,
            MarginText = value is { } reached ? Margin.Text(Margin.Below(reached, slo.AtMost.TotalMicroseconds), goodIsBelow: true) : "",
            Reason = verdict switch
            {
                Verdict.Inconclusive when samples.Count < needed =>
                    string.Create(CultureInfo.InvariantCulture, $"{Quantities.Count(samples.Count)} samples can't prove it: at least {Quantities.Count(needed)} are needed"),
                Verdict.Inconclusive => $"the limit lies within the interval {Ranges.Text(lowText, highText)}",
                _ => $"{slo.Quantity} {(value is { } at ? Text(at) : "is a failure")}, limit {slo.Limit} (95% CI {Ranges.Text(lowText, highText)})",
            },
        };
    }

    /// <summary>The mean with its normal interval, mean ± 1.96 s/√n.</summary>
    public static SloOutcome Of(MeanLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var limit = slo.AtMost.TotalMicroseconds;
        var mean = samples.All.Mean;
        var half = samples.All.Count < 2 ? double.PositiveInfinity : Confidence.Normal * samples.All.StandardDeviation / Math.Sqrt(samples.All.Count);
        var verdict = mean + half <= limit ? Verdict.Pass : mean - half > limit ? Verdict.Fail : Verdict.Inconclusive;
        var interval = double.IsInfinity(half) ? "unbounded" : Ranges.Text(Text(Math.Max(0, mean - half)), Text(mean + half));
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Samples = samples.All.Count,
            Value = mean / 1e6,
            Measured = Text(mean),
            Interval = interval,
            Margin = Margin.Below(mean, limit),
            MarginText = Margin.Text(Margin.Below(mean, limit), goodIsBelow: true),
            Reason = verdict == Verdict.Inconclusive
                ? $"the limit lies within the interval {interval}"
                : $"mean {Text(mean)}, limit {slo.Limit} (95% CI {interval})",
        };
    }

    /// <summary>The maximum is what it is: it has no interval, and one slow request misses it.</summary>
    public static SloOutcome Of(MaxLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var max = samples.All.Max;
        var limit = slo.AtMost.TotalMicroseconds;
        return new SloOutcome
        {
            Slo = slo,
            Verdict = max <= limit ? Verdict.Pass : Verdict.Fail,
            Samples = samples.All.Count,
            Value = max / 1e6,
            Measured = Text(max),
            Margin = Margin.Below(max, limit),
            MarginText = Margin.Text(Margin.Below(max, limit), goodIsBelow: true),
            Reason = $"max {Text(max)}, limit {slo.Limit}",
        };
    }

    // What failed is slower than any limit: it has the ranks above all that succeeded, and no time.
    private static long? Quantile(Samples samples, long rank) =>
        rank <= samples.Succeeded.Count ? samples.Succeeded.HighestAtRank(rank) : null;

    private static long RankOf(double percentile, long count) =>
        Math.Clamp((long)Math.Ceiling((decimal)percentile * count / 100), 1, count);

    private static string Text(double microseconds) => Quantities.Duration(TimeSpan.FromMicroseconds(microseconds), Rounding.Up);
}
