namespace LoadKit.Http;

/// <summary>How a body may be read, and where it is counted.</summary>
/// <param name="IsOwn">It comes from a handler of the framework's, whose streams are there at once.</param>
/// <param name="LargestBody">In bytes, of those that are kept.</param>
/// <param name="Progress">Where bytes are counted as they come.</param>
internal readonly record struct ReadLimits(bool IsOwn, int LargestBody, HttpProgress Progress);
