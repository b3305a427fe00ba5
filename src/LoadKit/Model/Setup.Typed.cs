using LoadKit.Model;

namespace LoadKit;

/// <summary>A setup and the way to its value: <c>test.WithSetup(catalogue)</c>, and in a scenario <c>catalogue.ValueFor(user)</c>.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <threadsafety>Immutable; all users of a run get the same value, at once.</threadsafety>
public sealed class Setup<T> : Setup
{
    private static readonly Func<ulong, SetupValue<T>> None = static _ => new SetupValue<T>();

    private readonly Func<CancellationToken, ValueTask<T>> create;
    private readonly Func<T, CancellationToken, ValueTask>? teardown;

    internal Setup(string name, Func<CancellationToken, ValueTask<T>> create, Func<T, CancellationToken, ValueTask>? teardown, TimeSpan teardownLimit)
        : base(name, teardownLimit) => (this.create, this.teardown) = (create, teardown);

    /// <summary>The value of the run that the user takes part in.</summary>
    /// <exception cref="InvalidOperationException">The load test has no such setup; the run ends early for it, because every iteration would fail.</exception>
    public T ValueFor(VirtualUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var made = user.OwnedByRun(this, None);
        return made.IsThere ? made.Value : throw Missing(user);
    }

    internal override async Task<SetupValue> CreateAsync(CancellationToken cancellationToken) =>
        new SetupValue<T>(await create(cancellationToken), teardown);

    private InvalidOperationException Missing(VirtualUser user)
    {
        var reason = $"the load test has no setup \"{Name}\"; add WithSetup";
        user.EndRun(reason);
        return new InvalidOperationException(reason);
    }
}
