using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Judges objectives on the mean and on the maximum of the latency.</summary>
internal static class MeanJudgement
{
    /// <summary>The mean with Student's interval, mean ± t s/√n.</summary>
    public static SloOutcome Of(MeanLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var mean = samples.All.Mean / 1e6;
        var half = HalfWidth(samples.All) / 1e6;
        var verdict = target.Judge(mean - half, mean + half);
        var interval = double.IsInfinity(half) ? "unbounded" : Ranges.Text(target.Duration(Math.Max(0, mean - half)), target.Duration(mean + half));
        return Outcome(slo, verdict, samples.All.Count, mean, target) with
        {
            Interval = interval,
            Reason = verdict switch
            {
                Verdict.Inconclusive when double.IsInfinity(half) => "1 sample can't prove it: at least 2 are needed",
                Verdict.Inconclusive => $"the limit lies within the interval {interval}",
                _ => $"{slo.Quantity} {target.Duration(mean)}, limit {slo.Limit} (95% CI {interval})",
            },
        };
    }

    /// <summary>The maximum is what it is: it has no interval, and one slow request misses it.</summary>
    public static SloOutcome Of(MaxLatencySlo slo, Samples samples)
    {
        if (samples.All.Count == 0)
        {
            return SloEvaluator.NoData(slo, "nothing was measured");
        }

        var target = Target.AtMost(slo.AtMost.TotalSeconds);
        var max = samples.All.Max / 1e6;
        return Outcome(slo, target.Judge(max, max), samples.All.Count, max, target) with
        {
            Reason = $"{slo.Quantity} {target.Duration(max)}, limit {slo.Limit}",
        };
    }

    /// <summary>Half the interval's width, in the unit of the values. The histogram's deviation is the population's: s/√n is that over √(n-1).</summary>
    internal static double HalfWidth(Histogram values) =>
        values.Count < 2
            ? double.PositiveInfinity
            : Student.T((int)Math.Min(values.Count - 1, int.MaxValue), Confidence.Level) * values.StandardDeviation / Math.Sqrt(values.Count - 1);

    private static SloOutcome Outcome(Slo slo, Verdict verdict, long count, double seconds, Target target)
    {
        var margin = Margin.Below(seconds, target.Limit);
        return new SloOutcome
        {
            Slo = slo,
            Verdict = verdict,
            Reason = "",
            Samples = count,
            Value = seconds,
            Measured = target.Duration(seconds),
            Margin = margin,
            MarginText = Margin.Text(margin),
        };
    }
}
