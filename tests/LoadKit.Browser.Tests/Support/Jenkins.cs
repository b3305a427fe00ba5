using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoadKit.Browser.Tests.Support;

/// <summary>Serves a page from this machine as Jenkins does by default: no script, no style within the page, nothing from elsewhere.</summary>
internal sealed class Jenkins : IAsyncDisposable
{
    private const string Policy = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';";

    private readonly ConcurrentQueue<string> requests = new();
    private readonly WebApplication server;

    private Jenkins(string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async context =>
        {
            requests.Enqueue(context.Request.Path);
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(html);
        });
    }

    public string Address => server.Urls.Single() + "/report.html";

    /// <summary>The paths that were asked for, as the server saw it.</summary>
    public IEnumerable<string> Requests => requests;

    public static async Task<Jenkins> Serving(Report report)
    {
        var jenkins = new Jenkins(report.Html);
        await jenkins.server.StartAsync();
        return jenkins;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
