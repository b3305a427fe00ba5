namespace LoadKit.Results;

/// <summary>When to give up: a fact about the last second, and how to say it.</summary>
internal sealed record AbortRule(string Reason, Func<Interval, bool> Rule);
