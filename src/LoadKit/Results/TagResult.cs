namespace LoadKit;

/// <summary>Figures of the steps or iterations that carry one value of a tag, over the judged stages.</summary>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">The tag's value.</param>
/// <param name="Step">The step that carries it; null for iterations.</param>
/// <param name="Measured">Count, failures and latency.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record TagResult(string Key, string Value, string? Step, Measured Measured);
