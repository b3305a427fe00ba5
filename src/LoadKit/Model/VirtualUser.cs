using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// One simulated user: its identity, its own random stream, its own dependency injection scope, and the verbs with which a scenario
/// measures what it does.
/// </summary>
/// <threadsafety>
/// A user runs one iteration at a time and its scenario may use it from one flow at a time. Steps may overlap
/// (<see cref="Task.WhenAll(IEnumerable{Task})"/>); a check or a failure then counts for every step that is open at that moment.
/// </threadsafety>
public sealed partial class VirtualUser
{
    private readonly IUserHost host;
    private readonly uint id;
    private RandomStream stream;

    internal VirtualUser(IUserHost host, long id, ulong seed)
    {
        this.host = host;
        this.id = (uint)id;
        stream = new RandomStream(seed, (ulong)id);
    }

    /// <summary>The same user again, free of an iteration that was left behind and may still use the old object.</summary>
    internal VirtualUser(VirtualUser before)
    {
        (host, id, stream, Iteration, Track, Stage, IterationToken) =
        (before.host, before.id, before.stream, before.Iteration, before.Track, before.Stage, before.IterationToken);
        if (before.notes?.Random is { } random)
        {
            Notes.Random = random.Fork();
        }
    }

    /// <summary>The user's number, from 1 in the order in which users joined.</summary>
    public long Id => id;

    /// <summary>The name of the user's type.</summary>
    public string UserType => host.UserType;

    /// <summary>How many iterations the user has begun, this one included: 1 in the first.</summary>
    public long Iteration { get; private set; }

    /// <summary>The user's own random stream: the same plan seed and user number give the same numbers.</summary>
    public Random Random => Notes.Random ??= new SeededRandom(~host.Seed, (ulong)Id);

    /// <summary>The services of the user's own scope; empty when the load test has none.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>A pause as a person makes one. It is never part of a latency.</summary>
    /// <param name="time">How long; zero and less do not wait.</param>
    /// <param name="cancellationToken">Ends the pause early. The end of the iteration's time and of the graceful stop do so without it.</param>
    /// <exception cref="OperationCanceledException">The pause was ended early.</exception>
    public ValueTask Think(TimeSpan time, CancellationToken cancellationToken = default) =>
        time <= TimeSpan.Zero ? ValueTask.CompletedTask : host.Think(this, time, cancellationToken);

    /// <summary>A pause of a random length from <paramref name="least"/> to <paramref name="most"/>, all equally likely.</summary>
    /// <param name="least">The shortest pause.</param>
    /// <param name="most">The longest pause.</param>
    /// <param name="cancellationToken">Ends the pause early.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is shorter than <paramref name="least"/>.</exception>
    /// <exception cref="OperationCanceledException">The pause was ended early.</exception>
    public ValueTask Think(TimeSpan least, TimeSpan most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return Think(least + ((most - least) * stream.NextDouble()), cancellationToken);
    }

    /// <summary>A pause drawn from a distribution; takes one number from the user's stream.</summary>
    /// <param name="time">The distribution; make it once, outside the scenario.</param>
    /// <param name="cancellationToken">Ends the pause early.</param>
    /// <exception cref="ArgumentException">The distribution's parameters make no sense; the message lists what is wrong with them.</exception>
    /// <exception cref="OperationCanceledException">The pause was ended early.</exception>
    public ValueTask Think(ThinkTime time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        time.EnsureSound(nameof(time));
        return Think(time.Next(ref stream), cancellationToken);
    }

    /// <summary>
    /// A yes/no fact about an answer. It is counted under its name. When it is false, the step in which it is made is a failed one, and so is
    /// the iteration; made after a step that succeeded, it fails the iteration, which then counts as a failed request beside the step's good one;
    /// after one that failed it counts with that. It never throws and never stops the run.
    /// </summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="passed">The fact.</param>
    /// <returns><paramref name="passed"/>, so that a scenario may act on it.</returns>
    public bool Check(string name, bool passed)
    {
        ArgumentNullException.ThrowIfNull(name);
        host.Checked(this, name, passed);
        if (!passed)
        {
            Mark(Failure.Check(name));
        }

        return passed;
    }

    /// <summary>Makes the step in which it is called, and the iteration, a failed one. The scenario goes on.</summary>
    /// <param name="reason">Becomes the error group's message.</param>
    public void Fail(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Mark(Failure.Said(reason));
    }

    /// <summary>
    /// Makes the step in which it is called, and the iteration, a rejected one: turned away by a rate limit or an overloaded service. A rejection
    /// is a failure that is also counted by itself; <see cref="Slo.WithoutRejections"/> leaves it out of an objective. The scenario goes on.
    /// </summary>
    /// <param name="reason">Becomes the error group's message.</param>
    public void Reject(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Mark(Failure.Rejected(reason));
    }

    /// <summary>
    /// Notes a value that the iteration works with, such as the order that it asks for: it stands beside the example of an error, so that the error can be
    /// understood. Figures are not told apart by it; for that there is <see cref="Tag"/>. At most 16 names in an iteration; nothing secret belongs here.
    /// </summary>
    /// <param name="name">What it is; a second value of the name replaces the first.</param>
    /// <param name="value">The value.</param>
    public void Note(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Notes.AddValue(new Tag(name, value));
    }

    /// <summary>
    /// Counts bytes that went over a wire, for the step in which it is called, or for the iteration outside a step. With steps that overlap, for the
    /// one that ends first. HTTP steps count theirs by themselves.
    /// </summary>
    /// <param name="sent">Bytes to the system under test.</param>
    /// <param name="received">Bytes from it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public void CountBytes(long sent, long received)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sent);
        ArgumentOutOfRangeException.ThrowIfNegative(received);
        Notes.AddBytes(sent, received);
    }

    /// <summary>
    /// Notes a value of the step in which it is called, or of the iteration outside a step, so that figures can be told apart by it:
    /// the server that answered, cached or not. Of steps that overlap, the first to end gets it.
    /// </summary>
    /// <param name="key">What kind of value it is.</param>
    /// <param name="value">The value; of more than 1,000 different ones the rest is counted as <c>other</c>.</param>
    public void Tag(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Notes.Add(new Tag(key, value));
    }

    /// <summary>A random number from 0 to below 1 from the user's stream, for what the engine decides.</summary>
    internal double NextShare() => stream.NextDouble();
}
