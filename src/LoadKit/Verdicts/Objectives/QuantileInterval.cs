using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// The interval of a quantile: that of the share above it, carried through the distribution (Woodruff 1952), on the effective sample of what is
/// above the quantile itself. It never contradicts the verdict, which is on the share above the limit and knows more about the limit.
/// </summary>
internal static class QuantileInterval
{
    public static (double Low, double High) Of(LatencySlo slo, double share, Samples samples, Evidence evidence, ShareTest test)
    {
        var ranked = new RankedLatencies(samples);
        var value = ranked.High(Math.Clamp((long)Math.Ceiling((1 - share) * samples.Count), 1, samples.Count));
        var sample = WindowsAbove.Of(evidence, slo.Scope, value) is { } windows && EffectiveSample.Of(windows, samples.Confidence) is { Sum.Count: > 0 } above ? above : test.Sample;
        var worth = sample.Size / sample.Sum.Count;
        var ranks = worth < 1 ? Woodruff(share, samples.Count, worth, samples.Confidence) : QuantileRanks.Of(share, samples.Count, samples.Confidence);
        return Agreed(ranked.Low(ranks.Low), ranked.High(ranks.High), slo.AtMost.TotalSeconds, test, ranked, samples.Count);
    }

    private static QuantileRanks Woodruff(double share, long count, double worth, double confidence)
    {
        var above = BinomialInterval.ClopperPearson(share * count * worth, count * worth, confidence);
        return new QuantileRanks((long)Math.Ceiling((1 - above.High) * count), (long)Math.Floor((1 - above.Low) * count) + 1);
    }

    private static (double Low, double High) Agreed(double low, double high, double limit, ShareTest test, RankedLatencies ranked, long count)
    {
        // The shortest latency above the limit that was measured.
        double Beyond() => ranked.High(count - test.Sample.Sum.Bad + 1);
        return test.Target.Judge(test.Interval.Low, test.Interval.High) switch
        {
            Verdict.Pass => (Math.Min(low, limit), Math.Min(high, limit)),
            Verdict.Fail when low <= limit => (Beyond(), Math.Max(high, Beyond())),
            Verdict.Inconclusive => (Math.Min(low, limit), high <= limit ? Beyond() : high),
            _ => (low, high),
        };
    }
}
