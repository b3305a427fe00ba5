namespace LoadKit.Storage;

/// <summary>The objectives that a file can hold.</summary>
internal enum SloKind
{
    Custom,
    Latency,
    MeanLatency,
    MaxLatency,
    ErrorRate,
    Availability,
    CheckRate,
    Throughput,
    Apdex,
    DroppedIterations,
    RejectionRate,
}
