namespace LoadKit;

/// <summary>A load test did not pass. The message is the verdict with the table of objectives.</summary>
public sealed class LoadTestFailedException : Exception
{
    internal LoadTestFailedException(RunResult result)
        : base(result.Explain()) => Result = result;

    /// <summary>The whole result.</summary>
    public RunResult Result { get; }
}
