namespace LoadKit;

/// <summary>Figures of one user type, over the judged stages.</summary>
/// <param name="Name">The user type's name.</param>
/// <param name="Weight">Its weight in the population.</param>
/// <param name="Requests">The requests of its users.</param>
/// <param name="Iterations">The iterations of its users.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record UserTypeResult(string Name, double Weight, Measured Requests, IterationFigures Iterations);
