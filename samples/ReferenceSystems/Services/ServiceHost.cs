using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReferenceSystems.Services;

/// <summary>A service on a free loopback port, in this process so that the sample needs nothing else.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ServiceHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<ServiceHost> StartAsync(Service service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port: 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            var call = await ReadAsync(context.Request, context.RequestAborted);
            await WriteAsync(context.Response, await service.AnswerAsync(call, context.RequestAborted));
        });
        await app.StartAsync();
        return new ServiceHost(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<Call> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return Call.Of(request.Method, request.Path, request.QueryString.Value ?? "", request.Headers.Authorization, body.ToArray());
    }

    private static async Task WriteAsync(HttpResponse response, Reply reply)
    {
        response.StatusCode = (int)reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (!reply.Body.IsEmpty)
        {
            response.ContentType = "application/json";
            response.ContentLength = reply.Body.Length;
            await response.Body.WriteAsync(reply.Body);
        }
    }
}
