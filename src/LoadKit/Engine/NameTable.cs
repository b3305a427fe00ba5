namespace LoadKit.Engine;

/// <summary>
/// Numbers of names, for many readers and rare writers: a lookup takes no lock, for a new name the dictionary is copied. Holds at most as
/// many names as <see cref="SeriesTable"/> admits; the rest are looked up the slow way each time, so memory stays bounded.
/// </summary>
internal sealed class NameTable(Func<string, int> register)
{
    private readonly Lock gate = new();
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
            if (numbers.Count <= SeriesTable.MostNames)
            {
                // What the registration added by itself ("other") must not be lost by the copy.
                numbers = new Dictionary<string, int>(numbers, StringComparer.Ordinal) { [name] = number };
            }

            return number;
        }
    }
}
