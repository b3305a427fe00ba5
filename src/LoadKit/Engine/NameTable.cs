namespace LoadKit.Engine;

/// <summary>
/// Numbers of names, for many readers and rare writers: a lookup takes no lock, for a new name the dictionary is copied. Keeps one name for
/// each number. The names beyond the limit of <see cref="SeriesTable"/> share one, so only the first of them is kept and the rest are looked up
/// the slow way each time: there may be millions.
/// </summary>
internal sealed class NameTable(Func<string, int> register)
{
    private readonly Lock gate = new();
    private readonly HashSet<int> known = [];
    private volatile Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int this[string name] => numbers.TryGetValue(name, out var number) ? number : GetOrAdd(name, register);

    public int GetOrAdd(string name, Func<string, int> make)
    {
        if (numbers.TryGetValue(name, out var number))
        {
            return number;
        }

        lock (gate)
        {
            if (numbers.TryGetValue(name, out number))
            {
                return number;
            }

            number = make(name);
            if (known.Add(number))
            {
                // What the registration added by itself ("other") must not be lost by the copy.
                numbers = new Dictionary<string, int>(numbers, StringComparer.Ordinal) { [name] = number };
            }

            return number;
        }
    }
}
