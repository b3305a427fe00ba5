using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Little's law for a stage of a closed load without pacing: users × time = time in iterations + think time + time in which users were ready and waited
/// for the generator. The last is no latency of anybody's: while they wait, the target sees fewer users than planned.
/// </summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Users">Users in it, on average.</param>
/// <param name="Length">How long it was.</param>
/// <param name="Ready">User time spent ready and waiting, at least.</param>
internal sealed record LittlesLaw(string Stage, double Users, TimeSpan Length, TimeSpan Ready)
{
    // When one iteration of every user, one after the other, takes no longer than this, there is no target behind them that could tell.
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(1);

    /// <summary>The users' time.</summary>
    public TimeSpan Time => Users * Length;

    /// <summary>The part of it in which they waited for the generator.</summary>
    public double Share => Ready / Time;

    /// <summary>Of the judged stages of closed loads, where there is something to reckon with.</summary>
    public static IEnumerable<LittlesLaw> Of(RunRecord record, Evidence evidence)
    {
        foreach (var (index, span) in record.Stages.Index())
        {
            var population = record.Plan.Populations[span.Population];
            var keepsUsers = population.Load is ClosedLoad or IterationLoad { PerUser: false };
            if (keepsUsers && evidence.IsJudged(index) && span.Duration > TimeSpan.Zero && population.UserTypes.All(type => type.Pacing is null)
                && Of(span, [.. evidence.In([index]).Where(data => data.Series.IsIteration)]) is { } law)
            {
                yield return law;
            }
        }
    }

    // An iteration belongs to the stage in which it began, however long it takes: one of each user is allowed for, and what never ended may have run all the time.
    private static LittlesLaw? Of(StageSpan span, List<SeriesData> iterations)
    {
        var ended = iterations.Sum(data => data.Succeeded.Count + data.Failed.Count);
        var users = (span.Stage.From + span.Stage.To) / 2;
        if (ended == 0 || users <= 0)
        {
            return null;
        }

        var known = iterations.Aggregate(TimeSpan.Zero, (sum, data) => sum + TimeSpan.FromMicroseconds((double)data.Succeeded.Sum + data.Failed.Sum) + data.Thought);
        if (users / ended * known < ShortestRound)
        {
            return null;
        }

        var ready = (users * span.Duration) - known - (users / ended * known) - (span.Counts.Unfinished * span.Duration);
        return new LittlesLaw(span.Stage.Name, users, span.Duration, ready > TimeSpan.Zero ? ready : TimeSpan.Zero);
    }
}
