using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// The verdict on "at most a share of these is bad": Pass when the whole interval is on the good side, Fail when it is on the bad side.
/// Where a histogram bucket straddles a limit, the bad ones are known only within bounds: the worse bound has to pass, the better to fail.
/// </summary>
internal static class RatioJudgement
{
    public static (Verdict Verdict, BinomialInterval Interval) Of(long badAtLeast, long badAtMost, long count, Target share)
    {
        var low = BinomialInterval.ClopperPearson(badAtLeast, count, Confidence.Level).Low;
        var high = BinomialInterval.ClopperPearson(badAtMost, count, Confidence.Level).High;
        return (share.Judge(low, high), new BinomialInterval(low, high));
    }

    /// <summary>How many samples without a bad one would prove the objective: (1-limit)^n &lt; α/2.</summary>
    public static long SamplesForProof(double limit, double confidence = Confidence.Level) =>
        (long)Math.Ceiling(Math.Log((1 - confidence) / 2) / double.LogP1(-limit));
}
