// Starts a small shop on a free port of this machine, runs a load test of about 20 seconds against it, prints the verdict.
//
//   dotnet run --project samples/QuickStart                       the shop meets its objectives: exit code 0
//   dotnet run --project samples/QuickStart -- --slow-checkout    it does not: exit code 2

using LoadKit.Reporting;
using QuickStart;

if (args is not ([] or ["--slow-checkout"]))
{
    Console.Error.WriteLine($"Unknown arguments: {string.Join(' ', args)}. There is one option: --slow-checkout");
    return 1;
}

await using var shop = await TicketShop.StartAsync(slowCheckout: args.Length > 0);
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = shop.Address };

var result = await ShopLoad.Create(http)
    .ReportTo(new ConsoleReporter(), new MarkdownReporter("artifacts/quickstart.md"), new HtmlReporter("artifacts/quickstart.html"))
    .StopOnSignals()
    .RunAsync();
return result.ExitCode;
