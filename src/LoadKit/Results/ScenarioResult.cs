namespace LoadKit;

/// <summary>Figures of one scenario, over the judged stages.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Requests">Its requests.</param>
/// <param name="Iterations">Its iterations.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record ScenarioResult(string Name, Measured Requests, IterationFigures Iterations);
