using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>What a user's iterations leave behind.</summary>
internal sealed partial class UserSession
{
    private void Record(Stripe stripe, long end, Exception? error, bool isLate)
    {
        var failure = isLate ? Failure.Timeout("the iteration", Run.Plan.IterationTimeout!.Value) : user.FailureOf(error);
        var track = (Track)user.Track!;
        RecordTimes(stripe, track, end, !failure.IsNone);
        if (user.Tagged is { } notes)
        {
            lock (notes.Gate)
            {
                foreach (var tag in notes.TagsFrom(0))
                {
                    stripe[user.Stage, track.IterationTag(tag, user.HasSteps)].RecordLatency(Latency(end), !failure.IsNone);
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

        Run.Errors.Add(track.Scenario.Name, failure, end);
        if (!isSolo)
        {
            stripe[user.Stage, track.OutsideFailure].Fail();
        }
    }

    private void RecordTimes(Stripe stripe, Track track, long end, bool isFailure)
    {
        var cell = stripe[user.Stage, user.HasSteps ? track.Iteration : track.SoloIteration];
        cell.RecordLatency(Latency(end), isFailure);
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
