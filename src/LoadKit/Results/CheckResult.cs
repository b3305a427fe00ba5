namespace LoadKit;

/// <summary>How often one check passed, over the judged stages.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Passed">How often it passed.</param>
/// <param name="Failed">How often it failed.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record CheckResult(string Name, long Passed, long Failed)
{
    /// <summary>How often it was made.</summary>
    public long Count => Passed + Failed;

    /// <summary>Passed of all; zero without any.</summary>
    public Ratio Rate => new(Count == 0 ? 0 : (double)Passed / Count);
}
