namespace LoadKit.Reporting.Tables;

/// <summary>The times of the requests that succeeded, as far as they can be told from those that failed.</summary>
internal static class Succeeded
{
    /// <summary>Null where nobody knows: of a result that does not have the times of what failed.</summary>
    public static Latencies? TimesOf(Measured requests)
    {
        if (requests.Failed == 0)
        {
            return requests.Latency;
        }

        try
        {
            return requests.FailedLatency.Count == 0 ? null : new Latencies(requests.Latency.Histogram.Subtract(requests.FailedLatency.Histogram));
        }
        catch (ArgumentException)
        {
            // Of a file from elsewhere the failed ones need not be a part.
            return null;
        }
    }
}
