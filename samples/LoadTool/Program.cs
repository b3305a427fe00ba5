// A tool that knows some load tests.
//
//   dotnet run --project samples/LoadTool -- list
//   dotnet run --project samples/LoadTool -- run search --users 20 --duration 00:00:30 --report artifacts/search.html --seed 1
//   dotnet run --project samples/LoadTool -- watch search --every 01:00:00
//
// Exit codes of run: 0 the objectives were met, 2 missed, 3 not proven, 130 interrupted; 1 for wrong arguments and a report that could not be written.

using System.CommandLine;
using LoadKit;
using LoadKit.Reporting;
using LoadTool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var name = new Argument<string>("name") { Description = "The load test, one of those that list names" };
var users = new Option<int>("--users") { Description = "How many users", DefaultValueFactory = _ => 20 };
var duration = new Option<TimeSpan>("--duration") { Description = "How long, as hours:minutes:seconds", CustomParser = Span.Parse, DefaultValueFactory = _ => TimeSpan.FromSeconds(30) };
var report = new Option<string?>("--report") { Description = "An HTML file to write" };
var seed = new Option<ulong>("--seed") { Description = "The seed of every random choice; without it a new one" };
var every = new Option<TimeSpan>("--every") { Description = "The time from one run to the next, as hours:minutes:seconds", CustomParser = Span.Parse, DefaultValueFactory = _ => TimeSpan.FromHours(1) };

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
    var file = arguments.GetValue(report);
    var result = await host.Services.GetRequiredService<LoadTests>().RunAsync(
        arguments.GetRequiredValue(name),
        test =>
        {
            // The first Ctrl+C has the run end with its graceful stop, the second ends the process.
            test = arguments.GetResult(seed) is null ? test : test.WithSeed(arguments.GetValue(seed));
            return (file is null ? test : test.ReportTo(new HtmlReporter(file))).StopOnSignals();
        },
        cancellationToken);
    if (file is not null && !result.Files.Contains(Path.GetFullPath(file)))
    {
        // The reporter on the console has finished before it is known.
        Console.Error.WriteLine($"The report \"{file}\" could not be written: {string.Join("; ", result.Findings.Select(finding => finding.Text))}");
        return result.ExitCode is 0 ? 1 : result.ExitCode;
    }

    return result.ExitCode;
});

var watch = new Command("watch", "Runs one of them again and again, as a service would, until it is stopped") { name, users, duration, every };
watch.SetAction(async (arguments, cancellationToken) =>
{
    var builder = Shop.CreateHost(new RunShape(arguments.GetValue(users), arguments.GetValue(duration)));
    builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Watch>(services, new WatchPlan(arguments.GetRequiredValue(name), arguments.GetValue(every))));
    using var host = builder.Build();
    var service = host.Services.GetServices<IHostedService>().OfType<Watch>().Single();
    await host.RunAsync(cancellationToken);

    // A host ends well although its service has failed, such as for a load test that there is not.
    if (service.ExecuteTask is { IsFaulted: true } failed)
    {
        await failed;
    }
});

try
{
    // Signals are for the run and the host.
    return await new RootCommand("Load tests of the shop") { list, run, watch }
        .Parse(args)
        .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception mistake) when (mistake is ArgumentException or LoadTestPlanException or FeedFormatException)
{
    Console.Error.WriteLine(mistake.Message);
    return 1;
}
