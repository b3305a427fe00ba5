using System.Globalization;
using LoadKit.Data;

namespace LoadKit;

/// <summary>
/// Items that users take one after another: <c>customers.Next(user)</c>. Unless said otherwise each item is taken once, in the order given, and a run
/// that needs more than there are ends early and says so.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <threadsafety>
/// An immutable value; how far users have come belongs to each run, and to each way of taking: <c>customers.Circular()</c> is the same feed wherever it
/// is written. Taking an item takes no lock.
/// </threadsafety>
public sealed class Feed<T>
{
    private readonly FeedItems<T> items;
    private readonly FeedUse use;
    private readonly Func<ulong, FeedOrder> begin;
    private readonly Func<VirtualUser, OwnItem> own;

    // What a run and its users keep the place under: no item hangs on it.
    private readonly object place = new();

    internal Feed(FeedItems<T> items, FeedUse use)
    {
        (this.items, this.use) = (items, use);
        (begin, own) = (Begin, user => new OwnItem(Take(user)));
    }

    private Feed(Feed<T> from, Func<T, string> shown)
        : this(from.items, from.use) => (place, Shown) = (from.place, shown);

    /// <summary>What errors and results call it.</summary>
    public string Name => use.Name;

    /// <summary>How many items there are.</summary>
    public int Count => items.Count;

    /// <summary>The items in the order given.</summary>
    public IReadOnlyList<T> Items => items.All;

    private Func<T, string>? Shown { get; }

    /// <summary>The same items under another name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Feed<T> Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Taken(use with { Name = name });
    }

    /// <summary>The same items in an order that the run's seed and the feed's name decide, all orders equally likely.</summary>
    public Feed<T> Shuffled() => Taken(use with { IsShuffled = true });

    /// <summary>The same items again and again: after the last one comes the first.</summary>
    public Feed<T> Circular() => Taken(use with { IsCircular = true });

    /// <summary>
    /// The same items, one for each user: the user's first <see cref="Next"/> takes it and every later one gives it again. No two users have the same, unless
    /// the feed is <see cref="Circular"/> too.
    /// </summary>
    public Feed<T> PerUser() => Taken(use with { IsPerUser = true });

    /// <summary>
    /// The same items, shown in this way beside the example of an error of the iteration that used one. Default: their number alone, for items may hold
    /// secrets, and reports are for everybody.
    /// </summary>
    public Feed<T> ShownAs(Func<T, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(this, text);
    }

    /// <summary>The user's next item; in its notes from here on.</summary>
    /// <exception cref="FeedDryException">There is none; the run ends early for it, and the iteration that asked is cut off rather than failed.</exception>
    public T Next(VirtualUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var index = use.IsPerUser ? user.OwnedByUser(place, own).Index : Take(user);
        user.Note(Name, Shown?.Invoke(items[index]) ?? items.Number(index));
        return items[index];
    }

    private int Take(VirtualUser user)
    {
        var order = user.OwnedByRun(place, begin);
        var number = order.Take();
        return number < Count || use.IsCircular ? order.At(number % Count) : throw Dry(user);
    }

    private FeedOrder Begin(ulong seed) => use.IsShuffled ? FeedOrder.Shuffled(Count, seed, Name) : new FeedOrder();

    private Feed<T> Taken(FeedUse other) => Shown is { } shown ? new Feed<T>(items.Taken(other), shown) : items.Taken(other);

    private FeedDryException Dry(VirtualUser user)
    {
        var why = use.IsPerUser ? "every one has its user, and there is one user more" : "all have been used";
        var reason = string.Create(CultureInfo.InvariantCulture, $"the feed \"{Name}\" has run dry: it has {Count} {(Count == 1 ? "item" : "items")}, and {why}");
        user.EndRun(reason);
        return new FeedDryException(reason);
    }
}
