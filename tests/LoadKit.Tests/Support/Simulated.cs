using LoadKit.Units;

namespace LoadKit.Tests.Support;

/// <summary>A load test in virtual time, and services whose answers take a known time.</summary>
internal sealed class Simulated
{
    public VirtualTime Time { get; } = new();

    /// <summary>Waits in virtual time, like a service that answers after so long. A delay with the token would end on a thread of the pool.</summary>
    public Task Answer(TimeSpan after, CancellationToken cancellationToken = default) => Task.Delay(after, Time, CancellationToken.None).WaitAsync(cancellationToken);

    public LoadTest Test(Load load, params UserType[] types) =>
        LoadTest.Create("test").WithTimeProvider(Time).WithSeed(42).WithUsers(load, types);

    /// <summary>A user type with one step that takes so long.</summary>
    public UserType Stepping(TimeSpan time, string name = "user", double weight = 1, string step = "get") =>
        UserType.Create(name, weight, Scenario.Create(name, async (user, ct) => await user.Step(step, () => Answer(time, ct))));

    /// <summary>A user type without steps whose iterations note when they start.</summary>
    public UserType Noting(List<double> starts, TimeSpan time, string name = "user", double weight = 1) =>
        UserType.Create(name, weight, Scenario.Create(name, async (_, ct) =>
        {
            starts.Add(Time.Elapsed.TotalSeconds);
            await Answer(time, ct);
        }));

    public static TimeSpan Long => 1.Hours;
}
