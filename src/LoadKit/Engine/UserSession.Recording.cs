using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>What a user's iterations leave behind.</summary>
internal sealed partial class UserSession
{
    private void Record(Stripe stripe, long end, Exception? error, bool isLate)
    {
        var failure = isLate ? Failure.Timeout("the iteration", Run.Plan.IterationTimeout!.Value) : user.FailureOf(error);
        var track = (Track)user.Track!;
        RecordTimes(stripe, track, end, failure);
        if (user.HasBytes)
        {
            track.Beside(null).RecordBytes(stripe, user.Stage, user.TakeBytes());
        }

        if (user.Tagged is { } notes)
        {
            lock (notes.Gate)
            {
                foreach (var tag in notes.TagsFrom(0))
                {
                    stripe[user.Stage, track.IterationTag(tag, user.HasSteps, failure.IsRejection)].RecordLatency(Latency(end), !failure.IsNone);
                }
            }
        }

        if (!failure.IsNone)
        {
            RecordFailure(stripe, track, end, failure, isLate || user.FailedOutsideSteps(error));
        }

        if (isLate)
        {
            // The body may still be running with the old user in its hands; what it does from here on counts for nothing.
            user = new VirtualUser(user);
        }
    }

    private void RecordFailure(Stripe stripe, Track track, long end, in Failure failure, bool outsideSteps)
    {
        var isSolo = !user.HasSteps;
        if (!isSolo && !outsideSteps)
        {
            return;
        }

        if (Run.IsMeasured(user.Stage))
        {
            Run.Errors.Add(track.Scenario.Name, failure, end, user);
        }

        if (!isSolo)
        {
            stripe[user.Stage, track.OutsideFailure(failure.IsRejection)].Fail();
        }
    }

    private void RecordTimes(Stripe stripe, Track track, long end, in Failure failure)
    {
        var cell = stripe[user.Stage, track.IterationOf(user.HasSteps, failure.IsRejection)];
        cell.RecordLatency(Latency(end), !failure.IsNone);
        if (user.ThinkTime > 0)
        {
            cell.RecordThought(user.ThinkTime);
        }

        if (track.HasIntendedStart)
        {
            cell.RecordServiceTime(end - started - user.ThinkTime);
            cell.RecordLag(started - Intended);
        }
    }

    private long Latency(long end) => end - Intended - user.ThinkTime;
}
