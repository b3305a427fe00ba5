namespace LoadKit.Storage;

/// <summary>Numbers things in the order in which they first appear, and tells which are new.</summary>
internal sealed class JournalNumbers<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> numbers = [];
    private List<TValue> fresh = [];

    public int Of(TKey key, TValue value)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = numbers.Count;
            fresh.Add(value);
        }

        return number;
    }

    /// <summary>What is new since the last call, and the number of the first of it.</summary>
    public (int First, IReadOnlyList<TValue>? Items) TakeNew()
    {
        var taken = fresh;
        fresh = [];
        return taken.Count == 0 ? (0, null) : (numbers.Count - taken.Count, taken);
    }
}
