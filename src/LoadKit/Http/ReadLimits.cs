namespace LoadKit.Http;

/// <summary>How a body may be read.</summary>
/// <param name="IsOwn">It comes from a handler of the framework's, whose streams are there at once.</param>
/// <param name="LargestBody">In bytes, of those that are kept.</param>
internal readonly record struct ReadLimits(bool IsOwn, int LargestBody);
