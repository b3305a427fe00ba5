namespace LoadKit.Scale;

/// <summary>A stretch of a run in which nobody joins or leaves.</summary>
internal sealed record CrowdPhase(string Name, TimeSpan Length);
