using LoadKit.Model;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>What the engine does for the user's scenario.</summary>
internal sealed partial class UserSession : IUserHost
{
    long IUserHost.Now => Run.Time.Now;

    string IUserHost.UserType => kind.Type.Name;

    ulong IUserHost.Seed => Run.Seed;

    long IUserHost.Lag(VirtualUser by) => ReferenceEquals(by, user) ? started - Intended : 0;

    TimeSpan? IUserHost.StepTimeout => Run.Plan.StepTimeout;

    IServiceProvider IUserHost.Services => Extras.Services;

    bool IUserHost.IsTimeVirtual => Run.Plan.TimeProvider is VirtualTime;

    bool IUserHost.IsCutOff(Exception exception) => Run.IsCutOff(exception);

    ValueTask IUserHost.Think(VirtualUser by, TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        by.IterationToken.ThrowIfCancellationRequested();
        if (!ReferenceEquals(by, user))
        {
            throw new OperationCanceledException("The iteration ran out of time and was left behind.");
        }

        var now = Run.Time.Now;
        var hasPlainToken = by.IterationToken == Run.KillToken && (cancellationToken == Run.KillToken || !cancellationToken.CanBeCanceled);
        return hasPlainToken && TryThink(now, now + Clock.From(time)) ? Thinking : ThinkBeside(by, now, now + Clock.From(time), cancellationToken);
    }

    ITimeLimit IUserHost.Limit(VirtualUser by, TimeSpan limit, long now) => Extras.StartStepDeadline(limit, now, by.IterationToken);

    object IUserHost.Owned(VirtualUser by, object key, Func<VirtualUser, object> make) => Extras.Owned.GetOrMake(key, make, by);

    object IUserHost.Shared(object key, Func<ulong, object> make) => Run.Owned.GetOrMake(key, make, Run.Seed);

    void IUserHost.EndRun(string reason) => Run.EarlyStop.Request(StopReason.Aborted, reason);

    void IUserHost.StepEnded(VirtualUser by, in OpenStep step, long start, long end, in Failure failure, ReadOnlySpan<Tag> tags, WireExchange? exchange)
    {
        if (!ReferenceEquals(by, user))
        {
            return;
        }

        var track = (Track)by.Track!;
        var stripe = Run.Measurements.Local;
        stripe[by.Stage, track.Step(step.Name, failure.IsRejection)].RecordLatency(end - start, !failure.IsNone);
        foreach (var tag in tags)
        {
            stripe[by.Stage, track.StepTag(step.Name, tag, failure.IsRejection)].RecordLatency(end - start, !failure.IsNone);
        }

        if (exchange is not null)
        {
            track.Beside(step.Name).Record(stripe, by.Stage, exchange);
        }

        if (by.HasBytes)
        {
            track.Beside(step.Name).RecordBytes(stripe, by.Stage, by.TakeBytes());
        }

        var traceId = exchange?.TraceId ?? step.Trace?.TraceId;
        if ((traceId is null && failure.IsNone) || !Run.IsMeasured(by.Stage))
        {
            return;
        }

        if (traceId is not null)
        {
            Run.Slowest.Add(step.Name, end - start, end, traceId, by);
        }

        if (!failure.IsNone)
        {
            Run.Errors.Add(step.Name, failure, end, by, traceId);
        }
    }

    void IUserHost.Checked(VirtualUser by, string check, bool passed)
    {
        if (!ReferenceEquals(by, user))
        {
            return;
        }

        var cell = Run.Measurements.Local[by.Stage, ((Track)by.Track!).Check(check)];
        if (passed)
        {
            cell.Pass();
        }
        else
        {
            cell.Fail();
        }
    }
}
