using System.Collections.Concurrent;
using System.Net;
using LoadKit;
using ReferenceSystems.Services;

namespace ReferenceSystems.Orchestrator;

/// <summary>
/// An API that creates, changes and deletes deployments. A write is accepted (202) and goes on behind the scenes, where it keeps its database connection until its
/// work is done: that is how a pool of 30 is used up by five requests at a time. A read waits a moment for a connection; a write that finds none has failed.
/// </summary>
internal sealed class OrchestratorService(ServiceOptions options) : Service(options)
{
    private const int PoolSize = 10;
    private const int MaxOverflow = 20;
    private const int Existing = 200;

    private static readonly TimeSpan PoolTimeout = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WorkBehind = TimeSpan.FromMilliseconds(630);
    private static readonly TimeSpan Deploying = TimeSpan.FromMilliseconds(700);

    private readonly Workers pool = new(options.Time, PoolSize + MaxOverflow);
    private readonly ConcurrentDictionary<int, TimeSpan> readyAt = new(Enumerable.Range(1, Existing).Select(id => KeyValuePair.Create(id, TimeSpan.Zero)));
    private int last = Existing;

    public override IReadOnlyList<Gauge> Gauges => [.. base.Gauges, Gauge.Create("connections in use", "connections", () => pool.InUse)];

    protected override TimeSpan Slowness => TimeSpan.FromMilliseconds(300);

    protected override bool IsWeakSpot(Call call) => call.Route is ["POST", "v1", "deployments"];

    protected override Task<Reply> RespondAsync(Call call, CancellationToken cancellationToken) => call.Route switch
    {
        ["GET", "health"] => Plain(new(10, 25), cancellationToken),
        ["GET", "metrics"] => Plain(new(12, 32), cancellationToken),
        ["GET", "v1", "deployments"] => List(call.Query is "" ? new(38, 95) : new(41, 98), cancellationToken),
        ["GET", "v1", "deployments", _] => Read(new(28, 72), () => Show(call.Id), cancellationToken),
        ["POST", "v1", "deployments"] => Write(new(72, 165), Create, cancellationToken),
        ["PUT", "v1", "deployments", _] => Write(new(78, 185), Accept, cancellationToken),
        ["DELETE", "v1", "deployments", _] => Write(new(84, 195), () => Remove(call.Id), cancellationToken),
        ["POST", "v1", "deployments", _, "configure"] => Write(new(105, 245), Accept, cancellationToken),
        ["POST", "v1", "deployments", _, "scale"] => Write(new(98, 228), Accept, cancellationToken),
        _ => Task.FromResult(NotFound(call)),
    };

    private async Task<Reply> Plain(Latency latency, CancellationToken cancellationToken)
    {
        await Work(latency, cancellationToken);
        return Reply.Empty;
    }

    private Task<Reply> List(Latency latency, CancellationToken cancellationToken) =>
        Read(latency, () => Reply.Json(Enumerable.Range(1, 20).Select(Of)), cancellationToken);

    private async Task<Reply> Read(Latency latency, Func<Reply> answer, CancellationToken cancellationToken)
    {
        var work = Draw(latency);
        if (pool.TryTake(work, PoolTimeout) is { } wait)
        {
            await Time.Wait(wait + work, cancellationToken);
            return answer();
        }

        await Time.Wait(PoolTimeout, cancellationToken);
        return Reply.Error(HttpStatusCode.GatewayTimeout, "Connection timeout");
    }

    // At a fifth of the load there is a fifth of the writes, and each keeps its connection five times as long: the pool is as full.
    private async Task<Reply> Write(Latency latency, Func<Reply> answer, CancellationToken cancellationToken)
    {
        var work = Draw(latency);
        if (pool.TryTake(work + DrawExponential(WorkBehind / Options.Load), TimeSpan.Zero) is null)
        {
            return Reply.Error(HttpStatusCode.InternalServerError, "Database connection pool exhausted");
        }

        await Time.Wait(work, cancellationToken);
        return answer();
    }

    private Reply Create()
    {
        var id = Interlocked.Increment(ref last);
        readyAt[id] = Now + DrawExponential(Deploying);
        return Reply.Json(Of(id), HttpStatusCode.Accepted);
    }

    private static Reply Accept() => Reply.Empty with { Status = HttpStatusCode.Accepted };

    private Reply Remove(int id) => readyAt.TryRemove(id, out _) ? Accept() : Reply.Error(HttpStatusCode.NotFound, $"There is no deployment {id}");

    private Reply Show(int id) => readyAt.ContainsKey(id) ? Reply.Json(Of(id)) : Reply.Error(HttpStatusCode.NotFound, $"There is no deployment {id}");

    private Deployment Of(int id) => new(id, readyAt.TryGetValue(id, out var time) && time > Now ? "pending" : "ready");
}
