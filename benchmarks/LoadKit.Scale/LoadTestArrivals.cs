namespace LoadKit.Scale;

/// <summary>The open model of a load test.</summary>
internal sealed class LoadTestArrivals : Arrivals
{
    private const string Window = "window";

    private RunResult result = null!;

    public override Histogram Lag => result.Stage(Window)!.Iterations.Lag.Histogram;

    public override long? Dropped => result.Whole.Counts.Dropped;

    public override long? MostUsers => result.Timeline.Max(interval => interval.Users);

    public override async Task RunAsync(int rate, TimeSpan window, Func<ValueTask> body) => result = await LoadTest
        .Create("arrivals")
        .WithSeed(1)
        .WithUsers(
            Load.Open.Hold(new Rate(rate), Settling).Hold(new Rate(rate), window, Window).AtMost(100_000),
            UserType.Create("user", weight: 1, Scenario.Create("body", (_, _) => body())))
        .RunAsync();
}
