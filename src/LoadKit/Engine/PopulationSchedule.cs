using LoadKit.Recording;
namespace LoadKit.Engine;

/// <summary>A user joins or leaves.</summary>
internal readonly record struct PopulationChange(long Time, bool Joins);

/// <summary>
/// When the users of a closed load join and leave. Along a ramp, the user who makes it n joins where the line reaches n - 1/2, and leaves
/// where it falls to there: evenly, and none on a stage border.
/// </summary>
internal static class PopulationSchedule
{
    public static IEnumerable<PopulationChange> Changes(IEnumerable<PlannedStage> stages)
    {
        var users = 0L;
        foreach (var (_, _, stage, start, end) in stages)
        {
            for (var jump = (long)stage.From - users; jump != 0; jump -= Math.Sign(jump))
            {
                yield return new PopulationChange(start, jump > 0);
            }

            users = (long)stage.To;
            foreach (var change in Ramp((long)stage.From, users, start, end))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<PopulationChange> Ramp(long from, long to, long start, long end)
    {
        var steps = Math.Abs(to - from);
        for (var i = 0L; i < steps; i++)
        {
            var time = start + (long)Math.Round((i + 0.5) / steps * (end - start));
            yield return new PopulationChange(time, to > from);
        }
    }
}
