namespace LoadKit.Reporting.Tables;

/// <summary>Which numbers failed requests are in: beside each other, numbers and objectives would contradict each other without it.</summary>
internal static class FailedRequests
{
    /// <summary>In a sentence without its capital and its end.</summary>
    public const string Note = "failed requests are in the rate, and in the times at what they took to fail; an objective on a percentile counts them as slower than any limit, one on throughput counts successful requests only";

    /// <summary>Whether there are any.</summary>
    public static bool AreIn(RunResult result) => result.Whole.Requests.Failed + result.Totals.Requests.Failed > 0;
}
