using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoadKit.Scale;

/// <summary>Kestrel on loopback in a process of its own, so that its processor time and its memory are not the client's. Answers thirteen bytes, or as many as it is sent.</summary>
internal sealed class HttpServer : IDisposable
{
    public const string Flag = "--http-server";

    private readonly Process process;

    public HttpServer()
    {
        var isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet";
        process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, isHost ? [typeof(HttpServer).Assembly.Location, Flag] : [Flag])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        Address = new Uri(process.StandardOutput.ReadLine()!);
    }

    public Uri Address { get; }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>In the server's own process; ends with the one that started it.</summary>
    public static int Serve()
    {
        var answer = JsonSerializer.SerializeToUtf8Bytes(new Order(17, "AB"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        using var app = builder.Build();
        app.Run(async context =>
        {
            if (context.Request.ContentLength is > 0)
                await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentLength = answer.Length;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(answer);
        });
        app.StartAsync().GetAwaiter().GetResult();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Console.In.ReadToEnd();
        return 0;
    }

    /// <summary>What it answers.</summary>
    internal sealed record Order(int Id, string Name);
}
