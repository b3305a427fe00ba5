using System.Globalization;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Scale;

/// <summary>What a dependency injection scope and an instance of the scenario class for each user cost.</summary>
internal sealed class UsersWithServicesCommand : Command
{
    private static readonly (string Label, Func<Crowd> Crowd)[] Crowds =
    [
        ("paced, a delegate", LoadTestCrowd.Paced),
        ("paced, a class and a scope each", Scoped),
        ("baseline: `Task.Delay` in a loop, a scope each", ScopedTasks),
    ];

    public override string Name => "users-di";

    public override string Usage => "[count: 100000] [seconds: 5]";

    public override string Title => "Users with a dependency injection scope";

    public override string Notes => $"The class has one scoped service in its constructor. {CrowdMeasurement.Notes}";

    public override string[] Quick => ["10000", "3"];

    public override IEnumerable<Row> Rows(string[] arguments) => Crowds.Index().Select(crowd =>
        new Row(crowd.Item.Label, $"{crowd.Index}", arguments.ElementAtOrDefault(0) ?? "100000", arguments.ElementAtOrDefault(1) ?? "5"));

    public override Figures Measure(string[] row)
    {
        var numbers = Array.ConvertAll(row, text => int.Parse(text, CultureInfo.InvariantCulture));
        return new CrowdMeasurement(Crowds[numbers[0]].Crowd(), users: numbers[1], TimeSpan.FromSeconds(numbers[2])).Measure();
    }

    private static LoadTestCrowd Scoped()
    {
        var current = new CurrentLog();
        var services = new ServiceCollection().AddSingleton(current).AddScoped<Basket>().BuildServiceProvider();
        return new LoadTestCrowd(
            log =>
            {
                current.Log = log;
                return UserType.Create<Visit>(weight: 1).Paced(1.Seconds);
            },
            services);
    }

    private static TaskCrowd ScopedTasks()
    {
        var services = new ServiceCollection().AddScoped<Basket>().BuildServiceProvider();
        return new TaskCrowd(async (mark, isOver) =>
        {
            await using var scope = services.CreateAsyncScope();
            var basket = scope.ServiceProvider.GetRequiredService<Basket>();
            while (!isOver())
            {
                mark();
                basket.Items++;
                await Task.Delay(1000);
            }
        });
    }

    private sealed class CurrentLog
    {
        public StartLog Log { get; set; } = null!;
    }

    private sealed class Basket
    {
        public int Items { get; set; }
    }

    private sealed class Visit(CurrentLog current, Basket basket) : IScenario
    {
        public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
        {
            current.Log.Mark(user.Id);
            basket.Items++;
            return ValueTask.CompletedTask;
        }
    }
}
