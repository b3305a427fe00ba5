namespace LoadKit;

/// <summary>What an OpenTelemetry provider is told to listen to; docs/telemetry.md lists the instruments. Who never listens pays nothing.</summary>
/// <threadsafety>Constants only.</threadsafety>
public static class LoadTelemetry
{
    /// <summary>The meter (<c>System.Diagnostics.Metrics</c>) with the figures of each second of every run of the process.</summary>
    public const string MeterName = "LoadKit";

    /// <summary>The activity source with an activity for each step.</summary>
    public const string ActivitySourceName = "LoadKit";
}
