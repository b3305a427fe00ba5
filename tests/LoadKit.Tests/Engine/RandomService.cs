using LoadKit.Tests.Support;

namespace LoadKit.Tests.Engine;

/// <summary>What the users of a random plan run into: a few kinds of service and scenario, of which each iteration meets one.</summary>
internal sealed class RandomService
{
    private readonly Func<VirtualUser, CancellationToken, ValueTask>[] kinds;
    private readonly RandomStop stop;
    private int begun;

    public RandomService(Random random, Simulated sim, RandomStop stop)
    {
        this.stop = stop;
        var good = new GoodServices(sim).All;
        var bad = new BadServices(sim, stop.Token).All;
        var odd = new OddScenarios(sim).All;
        var threaded = new ThreadedServices(sim).All;
        IsThreaded = random.Next(8) == 0;
        kinds =
        [
            .. Some(random, good, 1 + random.Next(3)),
            .. Some(random, bad, random.Next(4)),
            .. Some(random, odd, random.Next(4)),
            .. Some(random, threaded, IsThreaded ? 1 : 0),
        ];
        Disposal = (Disposal)random.Next(Enum.GetValues<Disposal>().Length * 2);
        Time = sim;
    }

    /// <summary>How many iterations have begun, as the scenarios see it.</summary>
    public int Begun => Volatile.Read(ref begun);

    /// <summary>Whether some of it leaves the thread of the simulation, so that the order of things is not fixed.</summary>
    public bool IsThreaded { get; }

    /// <summary>How scenario objects behave.</summary>
    public Disposal Disposal { get; }

    public Simulated Time { get; }

    /// <summary>A scenario that is no async method: what is thrown at once leaves the delegate, what waits is returned as it is.</summary>
    public Scenario Delegate(string name) => Scenario.Create(name, Iterate);

    public Scenario Class(string name) => Scenario.Create<RandomScenario>(name);

    public ValueTask Iterate(VirtualUser user, CancellationToken cancellationToken)
    {
        NoteBegin();
        return kinds[user.Random.Next(kinds.Length)](user, cancellationToken);
    }

    public void NoteBegin() => stop.Begun(Interlocked.Increment(ref begun));

    private static IEnumerable<T> Some<T>(Random random, IReadOnlyList<T> all, int count) =>
        Enumerable.Range(0, count).Select(_ => all[random.Next(all.Count)]);
}
