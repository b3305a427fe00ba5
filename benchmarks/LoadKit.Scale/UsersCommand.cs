using System.Globalization;

namespace LoadKit.Scale;

/// <summary>How many users one process can hold, each with an iteration a second.</summary>
internal sealed class UsersCommand : Command
{
    private static readonly (string Label, Func<Crowd> Crowd)[] Crowds =
    [
        ("paced, synchronous body", LoadTestCrowd.Paced),
        ("`user.Think` returned", LoadTestCrowd.Thinking),
        ("`user.Think` in an async body", LoadTestCrowd.ThinkingInAsyncBody),
        ("`WithThinkTime`, synchronous body", LoadTestCrowd.ThinkingBetween),
        ("baseline: `Task.Delay` in a loop", TaskCrowd.Delaying),
        ("baseline: a `PeriodicTimer` each", TaskCrowd.Ticking),
    ];

    public override string Name => "users";

    public override string Usage => "[count: 10000, 100000 and 1000000] [seconds: 5]";

    public override string Title => "Users who think one second";

    public override string Notes => CrowdMeasurement.Notes;

    public override string[] Quick => ["10000", "3"];

    public override IEnumerable<Row> Rows(string[] arguments) =>
        from count in arguments.Length > 0 ? [arguments[0]] : new[] { "10000", "100000", "1000000" }
        from crowd in Crowds.Index()
        select new Row(
            $"{int.Parse(count, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)} users: {crowd.Item.Label}",
            $"{crowd.Index}", count, arguments.ElementAtOrDefault(1) ?? "5");

    public override Figures Measure(string[] row)
    {
        var numbers = Array.ConvertAll(row, text => int.Parse(text, CultureInfo.InvariantCulture));
        return new CrowdMeasurement(Crowds[numbers[0]].Crowd(), users: numbers[1], TimeSpan.FromSeconds(numbers[2])).Measure();
    }
}
