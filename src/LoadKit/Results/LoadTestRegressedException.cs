namespace LoadKit;

/// <summary>A candidate is worse than its baseline, or was not shown to be no worse. The message is the outcome with the table of quantities.</summary>
public sealed class LoadTestRegressedException : Exception
{
    internal LoadTestRegressedException(ComparisonResult result)
        : base(result.Explain()) => Result = result;

    /// <summary>The whole result.</summary>
    public ComparisonResult Result { get; }
}
