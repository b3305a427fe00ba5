namespace LoadKit;

/// <summary>Figures of one step, over the judged stages.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Requests">Count, failures and latency.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record StepResult(string Name, Measured Requests)
{
    /// <summary>Bytes and retries.</summary>
    public Traffic Traffic { get; init; } = Traffic.None;

    /// <summary>Where the time went, in the order in which the phases come; empty where nobody can tell, as of a plain step.</summary>
    public IReadOnlyList<PhaseResult> Phases { get; init; } = [];
}
