namespace LoadKit;

/// <summary>Something to know about a run that LoadKit can't see: the target, a commit, a ticket.</summary>
/// <param name="Name">What it is, in a word or two: <c>target</c>.</param>
/// <param name="Value">The value as it is to be printed.</param>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record Label(string Name, string Value);
