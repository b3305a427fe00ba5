namespace LoadKit;

/// <summary>What sort of quantity a comparison is about.</summary>
public enum ComparedKind
{
    /// <summary>A percentile of the latency; what failed is slower than any limit.</summary>
    LatencyPercentile,

    /// <summary>The mean latency, failed requests included at the time they took.</summary>
    MeanLatency,

    /// <summary>Failed requests of all requests.</summary>
    ErrorRate,

    /// <summary>Requests that succeeded per second; the one that is better when it is higher.</summary>
    Throughput,
}
