namespace LoadKit.Results;

/// <summary>An objective for which the run was ended early, because it could no longer be met.</summary>
/// <param name="Slo">The objective.</param>
/// <param name="Reason">What was seen until then, in one sentence.</param>
internal sealed record GivenUp(Slo Slo, string Reason);
