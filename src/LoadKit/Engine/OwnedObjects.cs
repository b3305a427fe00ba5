using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>Objects that live as long as their owner, a user or a run: made when first asked for, disposed in the reverse order.</summary>
internal sealed class OwnedObjects : IAsyncDisposable
{
    private readonly Lock gate = new();

    // Read without the lock: one or a few, and each is there for good.
    private volatile (object Key, object Value)[] all = [];
    private bool isDisposed;

    public object GetOrMake<TArgument>(object key, Func<TArgument, object> make, TArgument argument) => Find(key) ?? Make(key, make, argument);

    /// <summary>Puts one in before anybody asks for it.</summary>
    public void Add(object key, object value)
    {
        lock (gate)
        {
            all = [.. all, (key, value)];
        }
    }

    /// <exception cref="AggregateException">What could not be disposed; the others were.</exception>
    public async ValueTask DisposeAsync()
    {
        (object, object Value)[] owned;
        lock (gate)
        {
            isDisposed = true;
            owned = all;
        }

        List<Exception> failures = [];
        foreach (var (_, value) in owned.Reverse())
        {
            try
            {
                await Disposal.Of(value);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private object? Find(object key)
    {
        foreach (var (known, value) in all)
        {
            if (ReferenceEquals(known, key))
            {
                return value;
            }
        }

        return null;
    }

    private object Make<TArgument>(object key, Func<TArgument, object> make, TArgument argument)
    {
        lock (gate)
        {
            if (Find(key) is { } known)
            {
                return known;
            }

            ObjectDisposedException.ThrowIf(isDisposed, this);
            var made = make(argument);
            all = [.. all, (key, made)];
            return made;
        }
    }
}
