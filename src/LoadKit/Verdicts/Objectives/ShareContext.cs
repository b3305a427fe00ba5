namespace LoadKit.Verdicts;

/// <summary>What beside the counts a verdict on a share takes.</summary>
/// <param name="Confidence">How sure it is to be.</param>
/// <param name="Missing">How many are missing that would have been bad.</param>
/// <param name="Measured">The judged time.</param>
/// <param name="Window">How long a window is.</param>
internal readonly record struct ShareContext(double Confidence, long Missing, TimeSpan Measured, TimeSpan Window)
{
    public ShareContext(Evidence evidence, SloScope scope, TimeSpan window)
        : this(evidence.Confidence, 0, evidence.DurationOf(evidence.StagesOf(scope), scope), window)
    {
    }

    public static implicit operator ShareContext(Samples samples) => new(samples.Confidence, samples.Missing, samples.Duration, samples.Windows.Length);
}
