using System.Runtime.CompilerServices;
using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// Something that a load test needs before its first user comes and that goes when its last one has left: rows in a database, a server, a
/// catalogue that all users choose from. Its value belongs to a run, so a plan may be run several times at once.
/// </summary>
/// <threadsafety>Immutable; may serve several load tests.</threadsafety>
public abstract class Setup
{
    private protected Setup(string name, TimeSpan teardownLimit) => (Name, TeardownLimit) = (name, teardownLimit);

    /// <summary>What errors and findings call it.</summary>
    public string Name { get; }

    /// <summary>How long its teardown may take, in real time.</summary>
    internal TimeSpan TeardownLimit { get; }

    /// <summary>A setup with a value that every user of the run can ask for.</summary>
    /// <param name="name">What errors and findings call it; unique within a load test.</param>
    /// <param name="create">
    /// Makes the value, before the warm-up; counted in nothing. Its token is that of the run. When it throws, nothing is run, what was set up before is
    /// torn down, and <c>RunAsync</c> throws a <see cref="LoadTestSetupException"/>. It waits in real time, also where the run is in <see cref="VirtualTime"/>.
    /// </param>
    /// <param name="teardown">
    /// After the last user has left, also when the run was cancelled; nothing when null. What it throws is a finding of the result. Afterwards a value that
    /// is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> is disposed.
    /// </param>
    /// <param name="teardownLimit">After how long the teardown's token is cancelled; a second later it is left behind, which is a finding. Default: 60 seconds.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <exception cref="ArgumentNullException">The name or <paramref name="create"/> is null.</exception>
    [OverloadResolutionPriority(1)]
    public static Setup<T> Create<T>(string name, Func<CancellationToken, ValueTask<T>> create, Func<T, CancellationToken, ValueTask>? teardown = null, TimeSpan? teardownLimit = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        return new Setup<T>(name, create, teardown, teardownLimit ?? TimeSpan.FromSeconds(60));
    }

    /// <inheritdoc cref="Create{T}(string, Func{CancellationToken, ValueTask{T}}, Func{T, CancellationToken, ValueTask}?, TimeSpan?)"/>
    public static Setup<T> Create<T>(string name, Func<CancellationToken, Task<T>> create, Func<T, CancellationToken, Task>? teardown = null, TimeSpan? teardownLimit = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Create(
            name,
            cancellationToken => new ValueTask<T>(create(cancellationToken)),
            teardown is null ? null : (value, cancellationToken) => new ValueTask(teardown(value, cancellationToken)),
            teardownLimit);
    }

    internal abstract Task<SetupValue> CreateAsync(CancellationToken cancellationToken);

    internal IEnumerable<PlanError> Check()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new PlanError("setup", "the name is empty");
        }

        if (TeardownLimit <= TimeSpan.Zero || TeardownLimit > TimeSpan.FromDays(1))
        {
            yield return new PlanError($"setup \"{Name}\"", $"the limit of the teardown is {TeardownLimit}; it must be longer than zero, and at most one day");
        }
    }
}
