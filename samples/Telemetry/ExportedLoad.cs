using System.Net;
using LoadKit;
using LoadKit.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Telemetry;

/// <summary>Three seconds of load on a small service in this process, exported over OTLP.</summary>
public static class ExportedLoad
{
    public static async Task<RunResult> RunAsync(Uri collector, IReporter reporter, CancellationToken cancellationToken)
    {
        var generator = ResourceBuilder.CreateDefault().AddService("load-generator");
        using var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(generator)
            .AddMeter(LoadTelemetry.MeterName)
            .AddOtlpExporter((exporter, reader) =>
            {
                (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, "/v1/metrics"));
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 1_000;
            })
            .Build();
        using var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(generator)
            .AddSource(LoadTelemetry.ActivitySourceName)
            .SetSampler(new TraceIdRatioBasedSampler(0.1))
            .AddOtlpExporter(exporter => (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, "/v1/traces")))
            .Build();

        // Disposed last to first: the providers after the run, and what they still have is sent then.
        await using var service = await StartServiceAsync();
        using var http = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
        var read = Scenario.Create("read", async (user, ct) =>
        {
            await user.Get(http, "/items");
            await user.Think(10.Milliseconds, 30.Milliseconds, ct);
        });
        return await LoadTest.Create("exported")
            .WithUsers(Load.Closed.Hold(10, 3.Seconds), UserType.Create("reader", weight: 1, read))
            .WithSlos(Slo.Latency(percentile: 90, atMost: 400.Milliseconds), Slo.ErrorRate(below: 5.Percent))
            .ReportTo(reporter)
            .RunAsync(cancellationToken);
    }

    private static async Task<WebApplication> StartServiceAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port: 0));
        var service = builder.Build();
        service.MapGet("/items", async (CancellationToken ct) =>
        {
            await Task.Delay(5, ct);
            return "tea, coffee";
        });
        await service.StartAsync();
        return service;
    }
}
