// A load test whose metrics and traces go to an OpenTelemetry collector while it runs: docs/telemetry.md.
//
//   dotnet run --project samples/Telemetry -- http://127.0.0.1:4318

using LoadKit.Reporting;
using Telemetry;

if (!Uri.TryCreate(args is [var address] ? address : "http://127.0.0.1:4318", UriKind.Absolute, out var collector))
{
    Console.Error.WriteLine($"No address of a collector: {string.Join(' ', args)}");
    return 1;
}

var result = await ExportedLoad.RunAsync(collector, new TextReporter(Console.Out), CancellationToken.None);
return result.ExitCode;
