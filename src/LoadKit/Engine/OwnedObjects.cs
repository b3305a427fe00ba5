using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>Objects that live as long as their owner, a user or a run: made when first asked for, disposed in the reverse order.</summary>
/// <param name="stop">Ends the run when there are too many.</param>
internal sealed class OwnedObjects(EarlyStop? stop = null) : IAsyncDisposable
{
    /// <summary>How many are made for who asks: somebody who needs more makes a key anew each time.</summary>
    public const int Most = 1_000;

    private const string Reason = "users have asked for more than 1,000 different feeds or other shared objects; make each of them once, outside of the scenario, and not anew in every iteration";

    private readonly Lock gate = new();

    // Read without the lock: one or a few, and each is there for good. The count is written after the place that it counts.
    private volatile (object Key, object Value)[] places = [];
    private volatile int count;
    private bool isDisposed;

    /// <exception cref="InvalidOperationException">There are too many.</exception>
    public object GetOrMake<TArgument>(object key, Func<TArgument, object> make, TArgument argument) =>
        Find(key) ?? Make(key, make, argument) ?? throw TooMany();

    /// <summary>Puts one in before anybody asks for it.</summary>
    public void Add(object key, object value)
    {
        lock (gate)
        {
            Append(key, value);
        }
    }

    /// <exception cref="AggregateException">What could not be disposed; the others were.</exception>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isDisposed = true;
        }

        List<Exception> failures = [];
        for (var i = count - 1; i >= 0; i--)
        {
            try
            {
                await Disposal.Of(places[i].Value);
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
        var end = count;
        var all = places;
        for (var i = 0; i < end; i++)
        {
            if (ReferenceEquals(all[i].Key, key))
            {
                return all[i].Value;
            }
        }

        return null;
    }

    // Null for one too many.
    private object? Make<TArgument>(object key, Func<TArgument, object> make, TArgument argument)
    {
        lock (gate)
        {
            if (Find(key) is { } known)
            {
                return known;
            }

            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (count >= Most)
            {
                return null;
            }

            var made = make(argument);
            Append(key, made);
            return made;
        }
    }

    private InvalidOperationException TooMany()
    {
        stop?.Request(StopReason.Aborted, Reason);
        return new InvalidOperationException(Reason);
    }

    private void Append(object key, object value)
    {
        if (count == places.Length)
        {
            var more = places;
            Array.Resize(ref more, Math.Max(1, 2 * count));
            places = more;
        }

        places[count] = (key, value);
        count++;
    }
}
