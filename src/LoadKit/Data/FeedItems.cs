using System.Collections.Concurrent;
using System.Globalization;

namespace LoadKit.Data;

/// <summary>The items that all variants of a feed take from, and these variants: one for each way of taking, so that who asks for it anew gets the same.</summary>
internal sealed class FeedItems<T>(T[] all)
{
    // Names may be made up without end; nobody else makes more than a few.
    private const int MostVariants = 1_000;

    private readonly string?[] notes = new string?[all.Length];
    private readonly ConcurrentDictionary<FeedUse, Feed<T>> variants = new();

    public int Count => all.Length;

    public IReadOnlyList<T> All { get; } = Array.AsReadOnly(all);

    public T this[int index] => all[index];

    /// <summary>How an item is called whose content is nobody's business.</summary>
    public string Number(int index) => notes[index] ??= string.Create(CultureInfo.InvariantCulture, $"item {index + 1}");

    public Feed<T> Taken(FeedUse use)
    {
        if (variants.TryGetValue(use, out var known))
        {
            return known;
        }

        var made = new Feed<T>(this, use);
        return variants.Count < MostVariants ? variants.GetOrAdd(use, made) : made;
    }
}
