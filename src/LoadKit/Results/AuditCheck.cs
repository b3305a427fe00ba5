namespace LoadKit;

/// <summary>
/// One look at the measurement itself. It is in the result whether or not something was found, so that a reader sees what was looked at, with what
/// rule, and how far from it the run was. What was found stands in the findings, too.
/// </summary>
/// <param name="Name">What was looked at, in a word or two: <c>garbage collection</c>.</param>
/// <param name="Judgement">What came of it.</param>
/// <param name="Measured">The figures, with their units.</param>
/// <param name="Rule">What they are held against, in words; empty where there is no rule.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record AuditCheck(string Name, AuditJudgement Judgement, string Measured, string Rule = "");
