namespace LoadKit;

/// <summary>
/// What carries one value of a tag, over all steps and the judged stages: how many answers came from this server, how many from the cache. Counts are added
/// up and distributions merged, so a percentile is one of all these requests and no mean of others.
/// </summary>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">The tag's value.</param>
/// <param name="Measured">Count, failures and latency.</param>
/// <param name="Tagged">How many carry the key, whatever its value.</param>
/// <param name="All">How many there are, with the key or without.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record TagShare(string Key, string Value, Measured Measured, long Tagged, long All)
{
    /// <summary>The steps that carry it, in the order of their names; empty for iterations.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>How many carry no value of the key. What got two of them counts in both, so this is never less than zero.</summary>
    public long Untagged => Math.Max(0, All - Tagged);

    /// <summary>Of those that carry the key; zero without any.</summary>
    public Ratio Share => new(Tagged == 0 ? 0 : (double)Measured.Count / Tagged);

    /// <summary>Of all; zero without any.</summary>
    public Ratio ShareOfAll => new(All == 0 ? 0 : (double)Measured.Count / All);
}
