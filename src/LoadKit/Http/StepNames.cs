using System.Collections.Concurrent;

namespace LoadKit.Http;

/// <summary>
/// The names of steps that were made from routes, each as one string, found without making another. There are few, for they are templates; where somebody's are not,
/// those beyond the bound are made anew each time.
/// </summary>
internal static class StepNames
{
    private const int Most = 10_000;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Found = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int count;

    /// <summary><c>GET /orders/{id}</c>.</summary>
    public static string Of(HttpMethod method, ReadOnlySpan<char> template)
    {
        var verb = method.Method;
        Span<char> name = stackalloc char[Math.Min(verb.Length, RouteTemplate.Longest) + 1 + RouteTemplate.Longest];
        var text = new TemplateText(name);
        text.Append(verb);
        text.Append(" ");
        text.Append(template);
        name = name[..text.End("")];
        if (Found.TryGetValue(name, out var known))
        {
            return known;
        }

        var made = name.ToString();
        if (Volatile.Read(ref count) >= Most)
        {
            return made;
        }

        Interlocked.Increment(ref count);
        return Known.GetOrAdd(made, made);
    }
}
