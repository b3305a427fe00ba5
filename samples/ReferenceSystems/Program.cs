// Five systems that were once load-tested, rebuilt small, with the load tests that they had: docs/reference-systems.md.
//
//   dotnet run --project samples/ReferenceSystems                                              lists them
//   dotnet run --project samples/ReferenceSystems -- orchestrator --time 0.05 --load 0.2       30 seconds of one, at a fifth of its load
//   dotnet run --project samples/ReferenceSystems -- orchestrator --fault slow                 the same with a slow step
//   dotnet run --project samples/ReferenceSystems -- framework --test stress --virtual         all of it, in virtual time
//   dotnet run --project samples/ReferenceSystems -- framework --capacity 50 --virtual         how much it can take, from 50 arrivals a second on
//
// Exit codes: 0 the objectives were met, 2 missed, 3 not proven, 130 interrupted, of several tests the worst; 1 for wrong arguments.

using System.CommandLine;
using LoadKit;
using LoadKit.Units;
using ReferenceSystems;
using ReferenceSystems.Services;

var name = new Argument<string>("system") { Description = "One of those that list names", DefaultValueFactory = _ => "list" };
name.AcceptOnlyFromAmong(["list", .. Systems.All.Select(system => system.Name)]);
var test = new Option<string?>("--test") { Description = "One of its tests; all of them one after another when left out" };
var time = new Option<double>("--time") { Description = "The part of the full length", CustomParser = Part.Parse, DefaultValueFactory = _ => 1 };
var load = new Option<double>("--load") { Description = "The part of the full load; the service is as much smaller", CustomParser = Part.Parse, DefaultValueFactory = _ => 1 };
var fault = new Option<Fault>("--fault") { Description = "What is wrong with the service" };
var instances = new Option<int>("--instances") { Description = "How many instances of it there are behind the balancer, where it has one", DefaultValueFactory = _ => 1 };
var isVirtual = new Option<bool>("--virtual") { Description = "In virtual time: minutes pass in seconds, without a socket" };
var seed = new Option<ulong?>("--seed") { Description = "The seed of every random choice; a new one when left out" };
var capacity = new Option<double?>("--capacity") { Description = "Searches how much it can take instead, beginning with so many arrivals a second" };
var directory = new Option<string>("--out") { Description = "Where the reports go, a directory for each test", DefaultValueFactory = _ => Path.Combine("artifacts", "reference-systems") };

var root = new RootCommand("Load tests of five systems") { name, test, time, load, fault, instances, isVirtual, capacity, seed, directory };
root.SetAction(async arguments =>
{
    if (Systems.All.SingleOrDefault(system => system.Name == arguments.GetValue(name)) is not { } system)
    {
        return Catalogue.Print(Console.Out);
    }

    var tests = system.Tests.Where(one => arguments.GetValue(test) is not { } only || one.Name == only).ToList();
    if (tests is [])
    {
        Console.Error.WriteLine($"""{system.Name} has no test "{arguments.GetValue(test)}"; it has: {string.Join(", ", system.Tests.Select(one => one.Name))}""");
        return 1;
    }

    var count = arguments.GetValue(instances);
    if (count < 1 || count > system.MostInstances)
    {
        Console.Error.WriteLine($"--instances is {count}; of {system.Name} there may be 1{(system.MostInstances > 1 ? $" to {system.MostInstances}" : "")}");
        return 1;
    }

    var run = new RunOptions(
        arguments.GetValue(time), arguments.GetValue(load), arguments.GetValue(fault), count,
        arguments.GetValue(seed), arguments.GetRequiredValue(directory), arguments.GetValue(isVirtual));
    var worst = 0;
    foreach (var one in tests)
    {
        worst = ExitCodes.Worst(worst, arguments.GetValue(capacity) is { } rate ? await Search(system, one, run, rate) : (await SystemRun.RunAsync(system, one, run)).ExitCode);
    }

    return worst;
});

try
{
    // Signals are for the run.
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (LoadTestPlanException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 1;
}

static async Task<int> Search(ReferenceSystem system, ReferenceTest test, RunOptions run, double from)
{
    var result = await SystemRun.FindCapacityAsync(system, test, run, from.PerSecond);
    Console.WriteLine();
    Console.WriteLine(result.Explain());
    return result.ExitCode;
}
