namespace LoadKit.Reporting.Tests.Support;

/// <summary>Intervals of a plain run: one a second, each with ten requests.</summary>
internal static class Seconds
{
    public static RunInfo Info(TimeSpan? planned, params Load[] loads) => new()
    {
        Name = "plain",
        StartedAt = DateTimeOffset.UnixEpoch,
        PlannedDuration = planned,
        Populations = [.. loads.Select(load => new Population(load, [UserType.Create("user", 1, Checkout.Scenario("work"))]))],
        Seed = 1,
    };

    public static Interval At(int start, string stage, double milliseconds = 20) => new()
    {
        Start = TimeSpan.FromSeconds(start),
        Length = TimeSpan.FromSeconds(1),
        Stage = stage,
        Users = 4,
        Requests = 10,
        Latency = Distribution.Flat(10, milliseconds),
    };

    public static IEnumerable<Interval> From(int start, int count, string stage) => Enumerable.Range(start, count).Select(second => At(second, stage));

    /// <summary>The lines of a run, without the line of its start and without the report at its end.</summary>
    public static string[] Lines(TimeSpan? planned, params IEnumerable<Interval> intervals) =>
        [.. Rendered.Text(EmptyResultTests.Empty, Info(planned, Load.Open.Hold(new Rate(10), TimeSpan.FromMinutes(1))), intervals).Split('\n').Skip(1).TakeWhile(line => line.Length > 0)];
}
