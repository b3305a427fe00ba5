namespace LoadKit.RealTime.Tests.Http;

/// <summary>A run of one user with few iterations.</summary>
internal static class OneUser
{
    public static Task<RunResult> Runs(Func<VirtualUser, Task> body, int iterations = 1, Func<LoadTest, LoadTest>? with = null) => (with ?? (test => test))(LoadTest.Create("one user")
        .WithUsers(Load.Closed.Iterations(iterations, users: 1), UserType.Create("user", 1, Scenario.Create("s", (user, _) => body(user)))))
        .RunAsync();
}
