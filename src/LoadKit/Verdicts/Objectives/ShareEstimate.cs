using LoadKit.Statistics;
using LoadKit.Verdicts;

namespace LoadKit;

/// <summary>
/// A share with its interval, from counts second by second: for objectives of one's own, and for figures from elsewhere. Requests that share
/// a queue or a pause share their fate, so the interval rests on the effective sample of Korn and Graubard (1998), whose design effect is the
/// spread between ten batches of time, and on Clopper and Pearson's interval (1934) of that sample. LoadKit's own objectives are judged the same way.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class ShareEstimate
{
    private readonly WindowSample[] windows;

    private ShareEstimate(WindowSample[] windows, double confidence)
    {
        this.windows = windows;
        Confidence = new Ratio(confidence);
        var sample = EffectiveSample.Of(windows, confidence);
        var interval = sample.Interval(confidence);
        (Count, Bad) = (sample.Sum.Count, sample.Sum.Bad);
        (Low, High) = Count == 0 ? (new Ratio(0), new Ratio(1)) : (new Ratio(interval.Low), new Ratio(interval.High));
        (DesignEffect, EffectiveCount, CorrelationTime) = (sample.DesignEffect, sample.Size, sample.CorrelationTime);
    }

    /// <summary>How many there were.</summary>
    public long Count { get; }

    /// <summary>How many of them were bad.</summary>
    public long Bad { get; }

    /// <summary>Bad of all; zero without any.</summary>
    public Ratio Share => new(Count == 0 ? 0 : (double)Bad / Count);

    /// <summary>The lower end of the interval.</summary>
    public Ratio Low { get; }

    /// <summary>The upper end of the interval.</summary>
    public Ratio High { get; }

    /// <summary>The confidence of the interval, two-sided.</summary>
    public Ratio Confidence { get; }

    /// <summary>The variance of the share over what it would be for independent requests; 1 where it can't be told.</summary>
    public double DesignEffect { get; }

    /// <summary>How many independent requests they are worth.</summary>
    public double EffectiveCount { get; }

    /// <summary>For how many windows neighbours share their fate, at least 1 (integrated autocorrelation time; Geyer 1992).</summary>
    public double CorrelationTime { get; }

    /// <summary>Estimates a share from windows of equal length, as a rule one second, in their order.</summary>
    /// <param name="windows">How many there were in each window, and how many of them were bad.</param>
    /// <param name="confidence">Two-sided; 95 % when null.</param>
    /// <exception cref="ArgumentNullException">The windows are null.</exception>
    /// <exception cref="ArgumentException">A count is negative, or more are bad than there were.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not from 50 % to 99.99 %.</exception>
    public static ShareEstimate Of(IEnumerable<(long Count, long Bad)> windows, Ratio? confidence = null)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var level = confidence?.Value ?? 0.95;
        if (!(level is >= 0.5 and <= 0.9999))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence is from 50 % to 99.99 %.");
        }

        WindowSample[] samples = [.. windows.Select(window => new WindowSample(window.Count, window.Bad))];
        var wrong = Array.FindIndex(samples, sample => sample.Bad < 0 || sample.Bad > sample.Count);
        return wrong < 0
            ? new ShareEstimate(samples, level)
            : throw new ArgumentException($"Window {Quantities.Count(wrong)} has {Quantities.Count(samples[wrong].Bad)} bad ones of {Quantities.Count(samples[wrong].Count)}.", nameof(windows));
    }

    /// <summary>
    /// Pass when all of the interval is at most the limit, Fail when all of it is above; otherwise, without data, and when the windows are fewer than
    /// thirty correlation times (unless all batches are more than twice the limit, or less than a quarter), Inconclusive.
    /// </summary>
    public Verdict AtMost(Ratio limit) => Judge(Target.AtMost(limit.Value));

    /// <summary>The same for a share that has to be below the limit.</summary>
    public Verdict Below(Ratio limit) => Judge(Target.Below(limit.Value));

    private Verdict Judge(Target target) => Count == 0 ? Verdict.Inconclusive : ShareTest.Of(windows, target, Confidence.Value).Verdict;
}
