// Starts a small shop on a free port of this machine, runs a load test of about 20 seconds against it, prints the verdict.
//
//   dotnet run --project samples/QuickStart                       the shop meets its objectives: exit code 0
//   dotnet run --project samples/QuickStart -- --slow-checkout    it does not: exit code 2

using System.Runtime.InteropServices;
using LoadKit.Reporting;
using QuickStart;

if (args is not ([] or ["--slow-checkout"]))
{
    Console.Error.WriteLine($"Unknown arguments: {string.Join(' ', args)}. There is one option: --slow-checkout");
    return 1;
}

// The first Ctrl+C ends the run gracefully, with a result; the second ends the process.
using var interrupted = new CancellationTokenSource();
using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using var shop = await TicketShop.StartAsync(slowCheckout: args.Length > 0);
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = shop.Address };

var result = await ShopLoad.Create(http)
    .ReportTo(new TextReporter(Console.Out), new MarkdownReporter("artifacts/quickstart.md"))
    .RunAsync(interrupted.Token);
return result.ExitCode;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
