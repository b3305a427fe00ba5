namespace LoadKit;

/// <summary>Figures of one step, over the judged stages.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Requests">Count, failures and latency.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record StepResult(string Name, Measured Requests);
