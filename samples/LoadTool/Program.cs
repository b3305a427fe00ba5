// A tool that knows some load tests.
//
//   dotnet run --project samples/LoadTool -- list
//   dotnet run --project samples/LoadTool -- run search --users 20 --duration 00:00:30 --report artifacts/search.html --seed 1
//   dotnet run --project samples/LoadTool -- watch search --every 01:00:00
//
// Exit codes of run: 0 the objectives were met, 2 missed, 3 not proven, 130 interrupted; 1 for wrong arguments.

using System.CommandLine;
using LoadKit;
using LoadKit.Reporting;
using LoadTool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var name = new Argument<string>("name") { Description = "The load test, one of those that list names" };
var users = new Option<int>("--users") { Description = "How many users", DefaultValueFactory = _ => 20 };
var duration = new Option<TimeSpan>("--duration") { Description = "How long, as hours:minutes:seconds", DefaultValueFactory = _ => TimeSpan.FromSeconds(30) };
var report = new Option<string?>("--report") { Description = "An HTML file to write" };
var seed = new Option<ulong?>("--seed") { Description = "The seed of every random choice; without it a new one" };
var every = new Option<TimeSpan>("--every") { Description = "The time from one run to the next", DefaultValueFactory = _ => TimeSpan.FromHours(1) };

var list = new Command("list", "Names the load tests");
list.SetAction(_ =>
{
    using var host = Shop.CreateHost(new RunShape(1, TimeSpan.Zero)).Build();
    foreach (var known in host.Services.GetRequiredService<LoadTests>().Names)
    {
        Console.WriteLine(known);
    }
});

var run = new Command("run", "Runs one of them and returns its verdict as the exit code") { name, users, duration, report, seed };
run.SetAction(async (arguments, cancellationToken) =>
{
    using var host = Shop.CreateHost(new RunShape(arguments.GetValue(users), arguments.GetValue(duration))).Build();
    var result = await host.Services.GetRequiredService<LoadTests>().RunAsync(
        arguments.GetRequiredValue(name),
        test =>
        {
            test = arguments.GetValue(seed) is { } number ? test.WithSeed(number) : test;
            return arguments.GetValue(report) is { } file ? test.ReportTo(new HtmlReporter(file)) : test;
        },
        cancellationToken);
    return result.ExitCode;
});

var watch = new Command("watch", "Runs one of them again and again, as a service would, until it is stopped") { name, users, duration, every };
watch.SetAction(async (arguments, cancellationToken) =>
{
    var builder = Shop.CreateHost(new RunShape(arguments.GetValue(users), arguments.GetValue(duration)));
    builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Watch>(services, new WatchPlan(arguments.GetRequiredValue(name), arguments.GetValue(every))));
    using var host = builder.Build();
    await host.RunAsync(cancellationToken);
});

try
{
    // The first Ctrl+C cancels the token; the run then has its graceful stop.
    return await new RootCommand("Load tests of the shop") { list, run, watch }
        .Parse(args)
        .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (Exception mistake) when (mistake is ArgumentException or LoadTestPlanException or FeedFormatException)
{
    Console.Error.WriteLine(mistake.Message);
    return 1;
}
