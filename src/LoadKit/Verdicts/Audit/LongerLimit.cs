using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>Whether an objective on latencies that is missed would be missed as well with a limit that is longer by some delay.</summary>
internal static class LongerLimit
{
    public static bool IsMissed(SloOutcome outcome, TimeSpan delay, Samples samples) => samples.Count > 0 && outcome.Slo switch
    {
        LatencySlo slo => IsMissed(slo, slo.AtMost + delay, samples),
        ApdexSlo slo => samples.Count - samples.Failed - ((Slower(slo.Satisfied + delay, samples) + Slower((4 * slo.Satisfied) + delay, samples)) / 2.0) < slo.AtLeast * samples.Count,
        _ => outcome.Value is not { } value || value > (OwnDelay.LimitOf(outcome.Slo)! + delay).Value.TotalSeconds,
    };

    // As surely as a miss is one: the whole interval of the share that takes longer is above what may.
    private static bool IsMissed(LatencySlo slo, TimeSpan limit, Samples samples) =>
        BinomialInterval.ClopperPearson(samples.Failed + Slower(limit, samples), samples.Count, samples.Confidence).Low > 1 - (slo.Percentile / 100);

    private static long Slower(TimeSpan limit, Samples samples) => samples.Succeeded.CountAbove((long)Math.Floor(limit.TotalMicroseconds));
}
