namespace LoadKit.Http;

/// <summary>What was read, and how many bytes it was.</summary>
internal readonly record struct Received<T>(T Value, long Bytes);
