namespace LoadKit.Verdicts;

/// <summary>Puts a verdict on a share into words.</summary>
internal static class ShareOutcome
{
    /// <param name="test">The verdict.</param>
    /// <param name="outcome">What was measured.</param>
    /// <param name="word">What became of the bad ones: failed, dropped.</param>
    /// <param name="context">Confidence, judged time and what is missing.</param>
    public static SloOutcome Of(ShareTest test, SloOutcome outcome, string word, ShareContext context)
    {
        var sum = test.Sample.Sum;
        var counts = $"{Quantities.Count(sum.Bad)} of {Quantities.Count(sum.Count)} {word}";
        return WithEvidence(test, outcome, context) with
        {
            Counts = $"{Quantities.Count(outcome.Slo is ErrorRateSlo or RejectionRateSlo or DroppedIterationsSlo ? sum.Bad : sum.Count - sum.Bad)}/{Quantities.Count(sum.Count)}",
            Reason = test.Verdict == Verdict.Inconclusive
                ? $"{counts}; {Doubt(test, outcome.Interval, context)}"
                : $"{outcome.Slo.Quantity} {outcome.Measured} ({counts}), limit {outcome.Slo.Limit} ({Ranges.Name(test.Confidence)} {outcome.Interval})",
        };
    }

    /// <summary>The effective sample, the correlation time and what would settle it.</summary>
    public static SloOutcome WithEvidence(ShareTest test, SloOutcome outcome, ShareContext context) => outcome with
    {
        Bad = test.Sample.Sum.Bad,
        EffectiveSamples = test.Sample.Size,
        CorrelationTime = test.Sample.BatchCount > 0 ? test.Sample.CorrelationTime * context.Window : null,
        Settles = Settlement.Of(test, context.Window, context.Measured, context.Missing),
    };

    /// <summary>Why it is not proven.</summary>
    public static string Doubt(ShareTest test, string interval, ShareContext context) => test.Doubt switch
    {
        ShareDoubt.TooFew when test.Sample.Size < test.Sample.Sum.Count =>
            $"they are worth {Quantities.Count((long)test.Sample.Size, "independent sample", "independent samples")}, which can't prove it: at least {Quantities.Count(Needed(test))} are needed",
        ShareDoubt.TooFew => $"{Quantities.Count(test.Sample.Sum.Count, "sample", "samples")} can't prove it: at least {Quantities.Count(Needed(test))} are needed",
        ShareDoubt.TooShort => TooShort(test.Sample.CorrelationTime * context.Window, context),
        ShareDoubt.Missing =>
            $"{Quantities.Count(context.Missing)} dropped or cut off are not among them, and counted as failed they leave it open",
        _ => $"the limit lies within the interval {interval}",
    };

    /// <summary>In words: the run is too short for the time in which neighbours share their fate.</summary>
    public static string TooShort(TimeSpan correlation, ShareContext context) => correlation <= context.Window
        ? $"{Quantities.Length(context.Measured)} is too short to see whether neighbouring requests share their fate"
        : $"{Quantities.Length(context.Measured)} is too short for requests that share their fate for {Quantities.Length(correlation)}";

    private static long Needed(ShareTest test) => Statistics.SampleSize.WithoutBad(test.Target.Limit, test.Confidence);
}
