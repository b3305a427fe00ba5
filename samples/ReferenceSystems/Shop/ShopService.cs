using System.Net;
using LoadKit;
using ReferenceSystems.Services;

namespace ReferenceSystems.Shop;

/// <summary>A ticket shop: lists events, shows one, fills a basket, checks out. Once in a while a backend behind basket and checkout has a hiccup.</summary>
internal sealed class ShopService(ServiceOptions options) : Service(options)
{
    private const int Backends = 24;
    private const double Hiccups = 0.0008;

    private static readonly Latency Usual = new(47, 105);
    private static readonly Event[] Events = [.. Enumerable.Range(1, 40).Select(id => new Event(id, $"Concert {id}", SeatsLeft: 100))];

    private readonly Workers workers = new(options.Time, Math.Max(1, (int)(Backends * options.Load)));
    private int last;

    public override IReadOnlyList<Gauge> Gauges => [.. base.Gauges, Gauge.Create("workers in use", "workers", () => workers.InUse)];

    protected override TimeSpan Slowness => TimeSpan.FromMilliseconds(1500);

    protected override bool IsWeakSpot(Call call) => call.Route is ["POST", "api", "checkout"];

    protected override Task<Reply> RespondAsync(Call call, CancellationToken cancellationToken) => call.Route switch
    {
        ["GET", "api", "events"] => Serve(() => Reply.Json(Events), cancellationToken),
        ["GET", "api", "events", _] => Serve(() => Reply.Json(Events[(call.Id - 1) % Events.Length]), cancellationToken),
        ["POST", "api", "basket"] => Buy(() => Reply.Json(new Basket(NextId(), call.Read<BasketRequest>().EventId), HttpStatusCode.Created), cancellationToken),
        ["POST", "api", "checkout"] => Buy(() => Reply.Json(new Order(NextId(), call.Read<CheckoutRequest>().BasketId), HttpStatusCode.Created), cancellationToken),
        _ => Task.FromResult(NotFound(call)),
    };

    private async Task<Reply> Serve(Func<Reply> answer, CancellationToken cancellationToken)
    {
        var work = Draw(Usual);
        await Time.Wait(workers.TryTake(work)!.Value + work, cancellationToken);
        return answer();
    }

    private Task<Reply> Buy(Func<Reply> answer, CancellationToken cancellationToken) =>
        Serve(Happens(Hiccups) ? () => Reply.Error(HttpStatusCode.BadGateway, "The backend did not answer") : answer, cancellationToken);

    private int NextId() => Interlocked.Increment(ref last);
}
