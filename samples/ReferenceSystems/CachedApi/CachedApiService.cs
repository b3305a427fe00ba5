using System.Net;
using LoadKit;
using ReferenceSystems.Services;

namespace ReferenceSystems.CachedApi;

/// <summary>An API of three servers behind a balancer, which share a cache. Each key may ask twenty times a minute, and is told when it has (429).</summary>
internal sealed class CachedApiService(ServiceOptions options) : Service(options)
{
    private const int Servers = 3;
    private const int WorkersEach = 16;
    private const int People = 5000;
    private const int PerMinute = 20;

    private static readonly Latency Cached = new(17, 48);
    private static readonly Latency Uncached = new(30, 90);

    private readonly Workers[] servers = [.. Enumerable.Range(0, Servers).Select(_ => new Workers(options.Time, (int)Math.Ceiling(WorkersEach * options.Load)))];
    private readonly TtlCache cache = new(options.Time, TimeSpan.FromSeconds(20));
    private readonly RateLimit limit = new(options.Time, PerMinute);
    private uint turn;

    public override IReadOnlyList<Gauge> Gauges =>
        [.. base.Gauges, .. servers.Select((server, index) => Gauge.Create($"workers of server {index + 1}", "workers", () => server.InUse))];

    protected override TimeSpan Slowness => TimeSpan.FromMilliseconds(120);

    protected override bool IsWeakSpot(Call call) => call.Route is ["GET", "api", "users", _];

    protected override Task<Reply> RespondAsync(Call call, CancellationToken cancellationToken) => call.Route switch
    {
        ["GET", "gateway-health"] => Task.FromResult(Reply.Empty),
        ["GET", "api", "users", _] when call.Token is "" => Task.FromResult(Reply.Error(HttpStatusCode.Unauthorized, "Who are you?")),
        ["GET", "api", "users", _] when !limit.Allows(call.Token) => Task.FromResult(Reply.Error(HttpStatusCode.TooManyRequests, "Rate limit: 20 requests a minute").With("Retry-After", "60")),
        ["GET", "api", "users", _] => Show(call.Id % Scaled(People), cancellationToken),
        _ => Task.FromResult(NotFound(call)),
    };

    private async Task<Reply> Show(int person, CancellationToken cancellationToken)
    {
        var server = (int)(Interlocked.Increment(ref turn) % Servers);
        var isCached = cache.Has(person);
        var work = Draw(isCached ? Cached : Uncached);
        await Time.Wait(servers[server].TryTake(work)!.Value + work, cancellationToken);
        if (!isCached)
        {
            cache.Keep(person);
        }

        return Reply.Json(new { id = person, name = $"Person {person}" }).With("X-Server", $"app-server-{server + 1}").With("X-Cache", isCached ? "hit" : "miss");
    }
}
