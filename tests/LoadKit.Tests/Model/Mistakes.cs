using LoadKit.Units;

namespace LoadKit.Tests.Model;

/// <summary>Plans that are right but for the one thing that a test makes wrong, and the mistakes that are found in them.</summary>
internal static class Mistakes
{
    public static Scenario Nothing { get; } = Scenario.Create("nothing", (_, _) => ValueTask.CompletedTask);

    public static UserType User { get; } = UserType.Create("user", 1, Nothing);

    public static LoadTest Test { get; } = LoadTest.Create("test").WithTimeProvider(new VirtualTime()).WithUsers(Load.Closed.Hold(1, 1.Seconds), User);

    public static LoadTest With(Load load) => LoadTest.Create("test").WithTimeProvider(new VirtualTime()).WithUsers(load, User);

    public static LoadTest With(params UserType[] types) => LoadTest.Create("test").WithTimeProvider(new VirtualTime()).WithUsers(Load.Closed.Hold(1, 1.Seconds), types);

    /// <summary>The mistakes of a plan, each as one line; none when it runs.</summary>
    public static async Task<IReadOnlyList<string>> Of(LoadTest test)
    {
        try
        {
            await test.RunAsync();
            return [];
        }
        catch (LoadTestPlanException exception)
        {
            return [.. exception.Errors.Select(error => error.ToString())];
        }
    }
}
