using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// The verdict on "at most a share of these is bad": Pass when the whole interval on the effective sample is on the good side, Fail when it is on
/// the bad one; neither when the run is too short for the time in which neighbours share their fate.
/// </summary>
internal sealed record ShareTest(Verdict Verdict, ShareDoubt Doubt, EffectiveSample Sample, BinomialInterval Interval, Target Target, double Confidence)
{
    public static ShareTest Of(IReadOnlyList<WindowSample> windows, Target target, double confidence, long missing = 0, bool areCoarse = false)
    {
        var sample = EffectiveSample.Of(windows, confidence, areCoarse);
        var interval = sample.Interval(confidence);
        var test = new ShareTest(target.Judge(interval.Low, interval.High), ShareDoubt.None, sample, interval, target, confidence);
        return test switch
        {
            { Verdict: Verdict.Inconclusive } => test with { Doubt = target.Limit > 0 && sample.Size < SampleSize.WithoutBad(target.Limit, confidence) ? ShareDoubt.TooFew : ShareDoubt.HoldsLimit },
            _ when sample.IsTooShort(target.Limit) => test with { Verdict = Verdict.Inconclusive, Doubt = ShareDoubt.TooShort },
            { Verdict: Verdict.Pass } when missing > 0 && !target.IsMetBy(WithMissing(sample, missing, confidence)) => test with { Verdict = Verdict.Inconclusive, Doubt = ShareDoubt.Missing },
            _ => test,
        };
    }

    private static double WithMissing(EffectiveSample sample, long missing, double confidence)
    {
        var worth = sample.Size / sample.Sum.Count;
        return BinomialInterval.ClopperPearson((sample.Sum.Bad + missing) * worth, (sample.Sum.Count + missing) * worth, confidence).High;
    }
}
