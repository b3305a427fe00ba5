using System.Globalization;

namespace LoadKit.Model;

/// <summary>What can be wrong with the stages of a profile.</summary>
internal static class StageChecks
{
    public const int MostUsers = 10_000_000;
    private const double MostPerSecond = 10_000_000;
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static IEnumerable<PlanError> All(StageList list, string place, string unit)
    {
        foreach (var mistake in list.Mistakes)
        {
            yield return new PlanError(place, mistake);
        }

        var stages = list.Stages;
        if (stages.IsEmpty && list.Mistakes.IsEmpty)
        {
            yield return new PlanError(place, "the load profile has no stages; add RampTo, Hold, Spike, Step or Pause");
        }

        var level = 0d;
        foreach (var stage in stages)
        {
            foreach (var error in One(stage, level, $"{place}, stage \"{stage.Name}\"", unit))
            {
                yield return error;
            }

            level = stage.Kind is StageKind.Spike or StageKind.Pause ? level : stage.To;
        }

        var all = stages.Sum(stage => stage.Duration.TotalDays);
        if (all > Longest.TotalDays)
        {
            yield return new PlanError(place, $"the profile lasts {all.ToString("0.#", CultureInfo.InvariantCulture)} days; the limit is {Longest.TotalDays} days");
        }
        else if (!stages.IsEmpty && stages.All(stage => stage is { From: 0, To: 0 }))
        {
            yield return new PlanError(place, $"the profile never has any load: every stage is at 0 {unit}; give Hold a level, or ramp to one first");
        }
    }

    private static IEnumerable<PlanError> One(Stage stage, double before, string place, string unit)
    {
        if (string.IsNullOrWhiteSpace(stage.Name))
        {
            yield return new PlanError(place, "the name is empty");
        }

        if (stage.Duration <= TimeSpan.Zero)
        {
            yield return new PlanError(place, $"the duration is {stage.Duration}; it must be longer than zero");
        }

        // A level that is kept from the stage before is that one's mistake. Equals, because it may be not a number.
        var most = unit == "users" ? MostUsers : MostPerSecond;
        foreach (var level in new[] { stage.From, stage.To }.Distinct().Where(level => !level.Equals(before)))
        {
            if (!(level >= 0 && level <= most))
            {
                yield return new PlanError(place, string.Create(CultureInfo.InvariantCulture, $"the level is {level} {unit}; it must be from 0 to {most:N0}"));
            }
        }
    }
}
