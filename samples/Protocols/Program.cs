// Load tests of what is not HTTP, each a scenario of a few lines against a real server: docs/protocols.md.
//
//   dotnet run --project samples/Protocols -- tcp               or websocket, sse, postgres, rabbitmq; several; all
//   bash samples/Protocols/servers start postgres rabbitmq      starts the two that need a server; stop ends them
//
// Exit code: the worst of the load tests (0 passed, 2 failed, 3 inconclusive), 1 for unknown arguments, 4 for a server that is not there.

using LoadKit;
using LoadKit.Reporting;
using Protocols;

var tests = new Dictionary<string, Func<LoadTest>>
{
    ["tcp"] = TcpLines.Test,
    ["websocket"] = WebSockets.Test,
    ["sse"] = ServerSentEvents.Test,
    ["postgres"] = Postgres.Test,
    ["rabbitmq"] = RabbitMq.Test,
};
string[] names = args is ["all"] ? [.. tests.Keys] : args;
if (names.Length == 0 || names.Except(tests.Keys).Any())
{
    Console.Error.WriteLine($"""Unknown arguments: "{string.Join(' ', args)}". Say which protocols: {string.Join(", ", tests.Keys)}, or all.""");
    return 1;
}

var worst = 0;
foreach (var name in names)
{
    try
    {
        var result = await tests[name]().ReportTo(new TextReporter(Console.Out)).StopOnSignals().RunAsync();
        worst = Math.Max(worst, result.ExitCode);
    }
    catch (LoadTestSetupException exception) when (exception.InnerException is NoServerException missing)
    {
        Console.Error.WriteLine($"{name}: {missing.Message}");
        worst = Math.Max(worst, 4);
    }
}

return worst;
