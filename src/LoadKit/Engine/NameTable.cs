namespace LoadKit.Engine;

/// <summary>Numbers of names. Names are mostly literals, the same object each time, so the first few are found without hashing.</summary>
internal sealed class NameTable(Func<string, int> register)
{
    private const int Most = 8;

    private readonly Lock gate = new();
    private readonly KeyTable<string> table = new(register);
    private volatile (string Name, int Number)[] literals = [];

    public int this[string name]
    {
        get
        {
            foreach (var (literal, number) in literals)
            {
                if (ReferenceEquals(literal, name))
                {
                    return number;
                }
            }

            return Find(name);
        }
    }

    public int GetOrAdd(string name, Func<string, int> make) => table.GetOrAdd(name, make);

    private int Find(string name)
    {
        var number = table[name];
        if (literals.Length < Most)
        {
            lock (gate)
            {
                if (literals.Length < Most && Array.TrueForAll(literals, known => known.Number != number))
                {
                    literals = [.. literals, (name, number)];
                }
            }
        }

        return number;
    }
}
