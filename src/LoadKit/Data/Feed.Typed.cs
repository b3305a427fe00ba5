using System.Globalization;
using LoadKit.Data;

namespace LoadKit;

/// <summary>
/// Items that users take one after another: <c>customers.Next(user)</c>. Unless said otherwise each item is taken once, in the order given, and a run
/// that needs more than there are ends early and says so.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <threadsafety>An immutable value; how far users have come belongs to each run. Taking an item takes no lock.</threadsafety>
public sealed class Feed<T>
{
    private readonly T[] items;
    private readonly string?[] notes;
    private readonly Func<ulong, FeedOrder> begin;
    private readonly Func<VirtualUser, OwnItem> own;

    internal Feed(string name, T[] items)
    {
        (Name, this.items, notes) = (name, items, new string?[items.Length]);
        (begin, own) = (Begin, user => new OwnItem(Take(user)));
    }

    private Feed(Feed<T> from)
        : this(from.Name, from.items) =>
        (IsShuffled, IsCircular, IsPerUser, Shown) = (from.IsShuffled, from.IsCircular, from.IsPerUser, from.Shown);

    /// <summary>What errors and results call it.</summary>
    public string Name { get; private init; }

    /// <summary>How many items there are.</summary>
    public int Count => items.Length;

    /// <summary>The items in the order given.</summary>
    public IReadOnlyList<T> Items => Array.AsReadOnly(items);

    private bool IsShuffled { get; init; }

    private bool IsCircular { get; init; }

    private bool IsPerUser { get; init; }

    private Func<T, string>? Shown { get; init; }

    /// <summary>The same items under another name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Feed<T> Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(this) { Name = name };
    }

    /// <summary>The same items in an order that the run's seed and the feed's name decide, all orders equally likely.</summary>
    public Feed<T> Shuffled() => new(this) { IsShuffled = true };

    /// <summary>The same items again and again: after the last one comes the first.</summary>
    public Feed<T> Circular() => new(this) { IsCircular = true };

    /// <summary>
    /// The same items, one for each user: the user's first <see cref="Next"/> takes it and every later one gives it again. No two users have the same, unless
    /// the feed is <see cref="Circular"/> too.
    /// </summary>
    public Feed<T> PerUser() => new(this) { IsPerUser = true };

    /// <summary>
    /// The same items, shown in this way beside the example of an error of the iteration that used one. Default: their number alone, for items may hold
    /// secrets, and reports are for everybody.
    /// </summary>
    public Feed<T> ShownAs(Func<T, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(this) { Shown = text };
    }

    /// <summary>The user's next item; in its notes from here on.</summary>
    /// <exception cref="FeedDryException">There is none; the run ends early for it, and the iteration that asked is cut off rather than failed.</exception>
    public T Next(VirtualUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var index = IsPerUser ? user.OwnedByUser(this, own).Index : Take(user);
        user.Note(Name, notes[index] ??= Note(index));
        return items[index];
    }

    private int Take(VirtualUser user)
    {
        var order = user.OwnedByRun(this, begin);
        var number = order.Take();
        return number < items.Length || IsCircular ? order.At(number % items.Length) : throw Dry(user);
    }

    private FeedOrder Begin(ulong seed) => IsShuffled ? FeedOrder.Shuffled(items.Length, seed, Name) : new FeedOrder();

    private string Note(int index) => Shown?.Invoke(items[index]) ?? string.Create(CultureInfo.InvariantCulture, $"item {index + 1}");

    private FeedDryException Dry(VirtualUser user)
    {
        var use = IsPerUser ? "every one has its user, and there is one user more" : "all have been used";
        var reason = string.Create(CultureInfo.InvariantCulture, $"the feed \"{Name}\" has run dry: it has {items.Length} {(items.Length == 1 ? "item" : "items")}, and {use}");
        user.EndRun(reason);
        return new FeedDryException(reason);
    }
}
