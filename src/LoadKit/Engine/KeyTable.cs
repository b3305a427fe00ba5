namespace LoadKit.Engine;

/// <summary>
/// Numbers of keys, for many readers and rare writers: a lookup takes no lock, for a new key the dictionary is copied. Keeps one key for
/// each number. The keys beyond the limit of <see cref="SeriesTable"/> share one, so only the first of them is kept and the rest are looked up
/// the slow way each time: there may be millions.
/// </summary>
internal sealed class KeyTable<TKey>(Func<TKey, int> register)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly HashSet<int> known = [];
    private volatile Dictionary<TKey, int> numbers = [];

    public int this[TKey key] => numbers.TryGetValue(key, out var number) ? number : GetOrAdd(key, register);

    public int GetOrAdd(TKey key, Func<TKey, int> make)
    {
        if (numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        lock (gate)
        {
            if (numbers.TryGetValue(key, out number))
            {
                return number;
            }

            number = make(key);
            if (known.Add(number))
            {
                // What the registration added by itself ("other") must not be lost by the copy.
                numbers = new Dictionary<TKey, int>(numbers) { [key] = number };
            }

            return number;
        }
    }
}
