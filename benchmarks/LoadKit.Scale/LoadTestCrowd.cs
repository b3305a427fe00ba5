using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>Virtual users of a load test.</summary>
internal sealed class LoadTestCrowd(Func<StartLog, UserType> userType, IServiceProvider? services = null) : Crowd
{
    private RunResult? result;
    private bool isPaced;

    public override async Task RunAsync(int users, TimeSpan join, CrowdPhase[] phases, StartLog log, CancellationToken cancellationToken)
    {
        var load = join > TimeSpan.Zero ? Load.Closed.RampTo(users, join) : Load.Closed.From(users);
        var type = userType(log);
        var test = LoadTest.Create("users").WithSeed(1).WithUsers(phases.Aggregate(load, (profile, phase) => profile.Hold(users, phase.Length, phase.Name)), type);
        result = await (services is null ? test : test.WithServices(services)).RunAsync(cancellationToken);
        isPaced = type.Pacing is not null;
    }

    /// <summary>Paced users know when they meant to begin.</summary>
    public override Histogram? Lateness(string phase) => isPaced ? result!.Stage(phase)!.Iterations.Lag.Histogram : null;

    public static LoadTestCrowd Paced() => new(log => Type(Synchronous(log)).Paced(1.Seconds));

    public static LoadTestCrowd Thinking() => new(log => Type((user, ct) =>
    {
        log.Mark(user.Id);
        return user.Think(1.Seconds, ct);
    }));

    public static LoadTestCrowd ThinkingInAsyncBody() => new(log => Type(async (user, ct) =>
    {
        log.Mark(user.Id);
        await user.Think(1.Seconds, ct);
    }));

    public static LoadTestCrowd ThinkingBetween() => new(log => Type(Synchronous(log)).WithThinkTime(ThinkTime.Constant(1.Seconds)));

    private static Func<VirtualUser, CancellationToken, ValueTask> Synchronous(StartLog log) => (user, _) =>
    {
        log.Mark(user.Id);
        return ValueTask.CompletedTask;
    };

    private static UserType Type(Func<VirtualUser, CancellationToken, ValueTask> body) => UserType.Create("user", weight: 1, Scenario.Create("body", body));
}
