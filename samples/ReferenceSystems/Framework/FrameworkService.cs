using System.Net;
using LoadKit;
using ReferenceSystems.Services;

namespace ReferenceSystems.Framework;

/// <summary>
/// A web framework that turns away what is too much. An instance works on one request after another, 500 a second, which is 5,000 users who ask every ten seconds;
/// 50 may wait, and the next one is told at once that it can't be served (503). With several instances a balancer gives each the next request in turn.
/// </summary>
internal sealed class FrameworkService(ServiceOptions options) : Service(options)
{
    private const double PerSecond = 500;
    private const int LongestQueue = 50;

    private readonly Workers[] instances = [.. Enumerable.Range(0, options.Instances).Select(_ => new Workers(options.Time, count: 1, Math.Max(1, (int)(LongestQueue * options.Load))))];
    private uint turn;

    public override IReadOnlyList<Gauge> Gauges =>
        [.. base.Gauges, .. instances.Select((instance, index) => Gauge.Create($"queue of instance {index + 1}", "requests", () => instance.Waiting))];

    protected override TimeSpan Slowness => TimeSpan.FromMilliseconds(300);

    private TimeSpan MeanWork => TimeSpan.FromSeconds(1 / (PerSecond * Options.Load));

    protected override bool IsWeakSpot(Call call) => call.Route is ["GET", "api", "users"];

    protected override async Task<Reply> RespondAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Route is not (["GET", "health" or "ready"] or ["GET", "api", "users" or "metrics"] or ["POST", "api", "echo"]))
        {
            return NotFound(call);
        }

        var number = (int)(Interlocked.Increment(ref turn) % instances.Length);
        var work = DrawExponential(MeanWork);
        var reply = Reply.Error(HttpStatusCode.ServiceUnavailable, "Overloaded");
        if (instances[number].TryTake(work) is { } wait)
        {
            await Time.Wait(wait + work, cancellationToken);
            reply = call.Route[0] == "POST" ? new Reply(HttpStatusCode.OK, call.Body) : Reply.Empty;
        }

        return reply.With("X-Server", $"instance-{number + 1}");
    }
}
