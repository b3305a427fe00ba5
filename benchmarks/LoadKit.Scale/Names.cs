namespace LoadKit.Scale;

/// <summary>Hands out distinct names, so many over a time and no faster, in letters: digits may be taken for ids.</summary>
internal sealed class Names(string prefix, int count, TimeSpan over)
{
    private int next;

    public int Given => Volatile.Read(ref next);

    /// <summary>The next name, when it is time for it.</summary>
    public string? Next(TimeSpan elapsed)
    {
        var due = Math.Min(count, (int)(count * (elapsed / over)));
        var number = Volatile.Read(ref next);
        return number < due && Interlocked.CompareExchange(ref next, number + 1, number) == number ? prefix + Letters(number) : null;
    }

    private static string Letters(int number) => string.Create(5, number, static (letters, rest) =>
    {
        foreach (ref var letter in letters)
        {
            letter = (char)('a' + (rest % 26));
            rest /= 26;
        }
    });
}
