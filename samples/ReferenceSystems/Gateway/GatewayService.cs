using System.Net;
using LoadKit;
using ReferenceSystems.Services;

namespace ReferenceSystems.Gateway;

/// <summary>
/// An API gateway. Pages of users come from its cache where it has them (X-Cache), and from upstream where not. One in 200 upstream calls fails; a call that may be repeated is,
/// once (X-Attempts), so that nobody outside sees it: only of logins and writes does a caller learn.
/// </summary>
internal sealed class GatewayService(ServiceOptions options) : Service(options)
{
    private const int Connections = 300;
    private const int Pages = 2000;
    private const double UpstreamFailures = 0.005;

    private static readonly Latency Cached = new(85, 180);
    private static readonly Latency Upstream = new(160, 330);
    private static readonly Reply Page = Reply.Json(Enumerable.Range(1, 64).Select(id => new { id, name = $"User number {id}", mail = $"user{id}@example.test", interests = "music, hiking, chess, cooking, films" }));

    private readonly Workers upstream = new(options.Time, Math.Max(1, (int)(Connections * options.Load)));
    private readonly TtlCache cache = new(options.Time, TimeSpan.FromSeconds(8));
    private int sessions;

    public override IReadOnlyList<Gauge> Gauges => [.. base.Gauges, Gauge.Create("upstream connections", "connections", () => upstream.InUse)];

    protected override TimeSpan Slowness => TimeSpan.FromMilliseconds(400);

    protected override bool IsWeakSpot(Call call) => call.Route is ["GET" or "HEAD", "api", "users"];

    protected override Task<Reply> RespondAsync(Call call, CancellationToken cancellationToken) => call.Route switch
    {
        ["GET" or "HEAD", "api", "users"] => Show(call.Page % Scaled(Pages), cancellationToken),
        ["POST", "api", "auth", "session"] => Ask(Reply.Json(new Session($"token-{Interlocked.Increment(ref sessions)}")), mayRepeat: false, cancellationToken),
        ["PUT", "api", "profile"] when call.Token is "" => Task.FromResult(Reply.Error(HttpStatusCode.Unauthorized, "Who are you?")),
        ["PUT", "api", "profile"] => Ask(Reply.Empty, mayRepeat: false, cancellationToken),
        _ => Task.FromResult(NotFound(call)),
    };

    // Fewer users find fewer pages, so that each is asked for as often as at the full load.
    private async Task<Reply> Show(int page, CancellationToken cancellationToken)
    {
        if (cache.Has(page))
        {
            await Work(Cached, cancellationToken);
            return Page.With("X-Cache", "hit").With("X-Attempts", "0");
        }

        var reply = await Ask(Page, mayRepeat: true, cancellationToken);
        if (reply.Status == HttpStatusCode.OK)
        {
            cache.Keep(page);
        }

        return reply.With("X-Cache", "miss");
    }

    private async Task<Reply> Ask(Reply answer, bool mayRepeat, CancellationToken cancellationToken)
    {
        var attempts = 0;
        bool isGood;
        do
        {
            var work = Draw(Upstream);
            await Time.Wait(upstream.TryTake(work)!.Value + work, cancellationToken);
            isGood = !Happens(UpstreamFailures);
            attempts++;
        }
        while (!isGood && mayRepeat && attempts < 2);

        return (isGood ? answer : Reply.Error(HttpStatusCode.BadGateway, "Upstream did not answer")).With("X-Attempts", $"{attempts}");
    }
}
