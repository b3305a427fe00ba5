using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace QuickStart;

internal sealed record Event(int Id, string Name);

internal sealed record EventDetail(int Id, string Name, int SeatsLeft);

internal sealed record BasketRequest(int EventId, int Seats);

internal sealed record Basket(long Id, int EventId, int Seats);

internal sealed record CheckoutRequest(long BasketId);

internal sealed record Order(long Id, long BasketId);

/// <summary>What is tested: a small shop on a free loopback port, in this process so that the sample needs nothing else.</summary>
internal sealed class TicketShop : IAsyncDisposable
{
    private const double Spread = 0.4;
    private const double FailingShare = 0.02;

    private static readonly string[] Names = ["Jazz in the park", "Night of the organ", "Puppet theatre", "String quartet", "City derby"];
    private static readonly Event[] Events = [.. Names.Select((name, id) => new Event(id, name))];

    private readonly WebApplication app;
    private readonly bool slowCheckout;
    private readonly Lock gate = new();
    private readonly Random work = new(1);
    private readonly Random luck = new(110);
    private long baskets;
    private long orders;

    private TicketShop(WebApplication app, bool slowCheckout)
    {
        this.app = app;
        this.slowCheckout = slowCheckout;
        app.MapGet("/events", ListAsync);
        app.MapGet("/events/{id:int}", DetailAsync);
        app.MapPost("/basket", BasketAsync);
        app.MapPost("/checkout", CheckoutAsync);
    }

    public Uri Address => new(app.Urls.Single());

    public static async Task<TicketShop> StartAsync(bool slowCheckout)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port: 0));
        var shop = new TicketShop(builder.Build(), slowCheckout);
        await shop.app.StartAsync();
        return shop;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> ListAsync()
    {
        await WorkAsync(medianMilliseconds: 15);
        return TypedResults.Ok(Events);
    }

    private async Task<IResult> DetailAsync(int id)
    {
        await WorkAsync(medianMilliseconds: 10);
        return id < Events.Length ? TypedResults.Ok(new EventDetail(id, Names[id], SeatsLeft: 200 - id)) : TypedResults.NotFound();
    }

    private async Task<IResult> BasketAsync(BasketRequest request)
    {
        await WorkAsync(medianMilliseconds: 20);
        return TypedResults.Ok(new Basket(Interlocked.Increment(ref baskets), request.EventId, request.Seats));
    }

    private async Task<IResult> CheckoutAsync(CheckoutRequest request)
    {
        await WorkAsync(medianMilliseconds: 40, atLeast: slowCheckout ? 600 : 0);
        return Fails() ? Unavailable : TypedResults.Ok(new Order(Interlocked.Increment(ref orders), request.BasketId));
    }

    private static IResult Unavailable => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    // Lognormal, as service times tend to be: half take longer than the median, a few several times as long.
    private Task WorkAsync(double medianMilliseconds, double atLeast = 0)
    {
        double normal;
        lock (gate)
        {
            normal = Math.Sqrt(-2 * Math.Log(1 - work.NextDouble())) * Math.Cos(2 * Math.PI * work.NextDouble());
        }

        return Task.Delay(TimeSpan.FromMilliseconds(atLeast + (medianMilliseconds * Math.Exp(Spread * normal))));
    }

    // An overloaded checkout turns some away. A stream of its own: which order fails does not depend on who else asked for what.
    private bool Fails()
    {
        lock (gate)
        {
            return slowCheckout && luck.NextDouble() < FailingShare;
        }
    }
}
