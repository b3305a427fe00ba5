using System.Globalization;

namespace LoadKit.Model;

/// <summary>The stages of the profiles that the field has names for; the levels are users or arrivals per second.</summary>
internal static class ReadyProfiles
{
    private const int MostLevels = 1000;

    public static StageList Smoke(double level, TimeSpan? duration) => StageList.Empty.Hold(level, duration ?? TimeSpan.FromMinutes(1), "smoke", "");

    /// <summary>A ramp, a plateau that is judged, and a ramp down to nothing; a ramp of no length is left out.</summary>
    public static StageList Plateau(string name, double level, TimeSpan hold, TimeSpan rampUp, TimeSpan rampDown)
    {
        var plateau = Up(level, rampUp).Hold(level, hold, name, "");
        return rampDown == TimeSpan.Zero ? plateau : plateau.RampTo(0, rampDown, "ramp down", "");
    }

    public static StageList Spike(double normal, double peak, TimeSpan? during, TimeSpan? before, TimeSpan? after, TimeSpan? rampUp, string unit)
    {
        var list = Up(normal, rampUp ?? TimeSpan.FromMinutes(2))
            .Hold(normal, before ?? TimeSpan.FromMinutes(5), "before", "")
            .Spike(peak, during ?? TimeSpan.FromMinutes(2), "spike", "")
            .Hold(normal, after ?? TimeSpan.FromMinutes(5), "after", "");
        return !(peak <= normal) ? list : list.Wrong($"the spike goes to {Text(peak, unit)}; it must go higher than the normal level, {Text(normal, unit)}");
    }

    /// <summary>Levels with even distances; of whole users as even as can be.</summary>
    public static StageList Breakpoint(double to, int levels, TimeSpan? every, double? from, string unit, bool isWhole)
    {
        if (levels is < 1 or > MostLevels)
        {
            return StageList.Empty.Wrong($"a breakpoint test has {levels.ToString(CultureInfo.InvariantCulture)} levels; it must have from 1 to {MostLevels}");
        }

        var first = levels == 1 ? to : from ?? to / levels;
        var list = StageList.Empty;
        for (var i = 0; i < levels; i++)
        {
            var level = i == levels - 1 ? to : first + ((to - first) * i / (levels - 1));
            list = list.Stair(isWhole ? Math.Round(level, MidpointRounding.AwayFromZero) : level, every ?? TimeSpan.FromMinutes(2), $"level {(i + 1).ToString(CultureInfo.InvariantCulture)}");
        }

        // A level that is none at all is a mistake of its stage.
        var stairs = list.Stages.Select(stage => stage.To);
        return !(to > 0 && double.IsFinite(to)) || stairs.Zip(stairs.Skip(1)).All(next => !(next.Second <= next.First))
            ? list
            : list.Wrong($"the {levels.ToString(CultureInfo.InvariantCulture)} levels from {Text(list.Stages[0].To, unit)} to {Text(to, unit)} do not all rise; each must be higher than the one before");
    }

    private static StageList Up(double level, TimeSpan over) =>
        over == TimeSpan.Zero ? StageList.Empty : StageList.Empty.RampTo(level, over, "ramp up", "");

    private static string Text(double level, string unit) => $"{level.ToString("0.####", CultureInfo.InvariantCulture)} {(level == 1 && unit == "users" ? "user" : unit)}";
}
