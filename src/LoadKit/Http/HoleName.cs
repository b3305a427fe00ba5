namespace LoadKit.Http;

/// <summary>What a hole of an interpolated address is called: <c>id</c> for <c>order.Id</c>, and for anything that is no name.</summary>
internal static class HoleName
{
    public const int Longest = 40;

    private const string Nameless = "id";

    /// <summary>Writes the name, and says how long it is.</summary>
    public static int Write(ReadOnlySpan<char> expression, Span<char> name)
    {
        var last = expression[(expression.LastIndexOf('.') + 1)..].Trim().TrimEnd('!').TrimStart('@').TrimStart('_');
        if (!IsName(last) || !IsPath(expression))
        {
            last = Nameless;
        }

        last.CopyTo(name);
        name[0] = char.ToLowerInvariant(name[0]);
        return last.Length;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!char.IsLetterOrDigit(letter) && letter != '_')
            {
                return false;
            }
        }

        return true;
    }

    // a.b.c, a?.b, a!.b, a[0].b: what comes before the last name does not matter unless the name belongs to a part of it, as in a ? b.c : d.e.
    private static bool IsPath(ReadOnlySpan<char> expression) => !expression.ContainsAny(' ', '(', '"') && !expression.Contains('{');
}
