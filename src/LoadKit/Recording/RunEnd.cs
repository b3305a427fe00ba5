using LoadKit.Results;

namespace LoadKit.Recording;

/// <summary>How a run ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="AbortReason">In words, for an abort.</param>
/// <param name="GivenUp">For which objectives it was aborted.</param>
internal sealed record RunEnd(StopReason Reason, string? AbortReason, IReadOnlyList<GivenUp> GivenUp);
