using System.Collections.Immutable;
using System.Globalization;

namespace LoadKit.Model;

/// <summary>The stages of a profile and the level at which the next one starts; open and closed loads share it.</summary>
internal sealed record StageList(ImmutableArray<Stage> Stages, double Level)
{
    private const int MostStairs = 1000;

    /// <summary>What was asked for and gives no stage that could say it.</summary>
    public ImmutableArray<string> Mistakes { get; private init; } = [];

    public static StageList Empty { get; } = new([], 0);

    public static StageList Of(IEnumerable<Stage> stages)
    {
        ImmutableArray<Stage> all = [.. stages];
        return new(all, all.IsEmpty ? 0 : all[^1].To);
    }

    public StageList From(double level) => this with { Level = level };

    public StageList RampTo(double level, TimeSpan over, string? name, string unit) =>
        Add(new Stage(name ?? $"ramp to {Text(level, unit)}", StageKind.Ramp, Level, level, over), level);

    public StageList Hold(double level, TimeSpan duration, string? name, string unit) =>
        Add(new Stage(name ?? $"hold {Text(level, unit)}", StageKind.Hold, level, level, duration), level);

    public StageList Spike(double to, TimeSpan during, string? name, string unit) =>
        Add(new Stage(name ?? $"spike to {Text(to, unit)}", StageKind.Spike, to, to, during), Level);

    public StageList Pause(TimeSpan duration, string? name) =>
        Add(new Stage(name ?? "pause", StageKind.Pause, 0, 0, duration), Level);

    public StageList Steps(double by, int times, TimeSpan every, string? name, string unit)
    {
        if (times is < 1 or > MostStairs)
        {
            return Wrong($"a staircase has {times} steps; it must have from 1 to {MostStairs}");
        }

        var list = this;
        for (var i = 1; i <= times; i++)
        {
            var level = Level + (i * by);
            var stair = new Stage(string.IsNullOrWhiteSpace(name) ? name ?? $"step {Text(level, unit)}" : $"{name} {i}", StageKind.Step, level, level, every);
            list = list.Add(stair, level);
        }

        return list;
    }

    /// <summary>One stair to a level of its own.</summary>
    public StageList Stair(double level, TimeSpan duration, string name) => Add(new Stage(name, StageKind.Step, level, level, duration), level);

    public StageList Wrong(string mistake) => this with { Mistakes = Mistakes.Add(mistake) };

    public StageList Scale(double time, Func<double, double> level) => this with
    {
        Stages = [.. Stages.Select(stage => stage with { From = level(stage.From), To = level(stage.To), Duration = LoadScale.Time(stage.Duration, time) })],
        Level = level(Level),
    };

    private StageList Add(Stage stage, double level) => this with { Stages = Stages.Add(stage with { Name = Unique(stage.Name) }), Level = level };

    // "hold 50" may well come twice in a profile; objectives and reports need to tell the two apart.
    private string Unique(string name)
    {
        var candidate = name;
        for (var i = 2; !string.IsNullOrWhiteSpace(name) && Stages.Any(stage => stage.Name == candidate); i++)
        {
            candidate = $"{name} ({i.ToString(CultureInfo.InvariantCulture)})";
        }

        return candidate;
    }

    private static string Text(double level, string unit) =>
        $"{level.ToString("0.####", CultureInfo.InvariantCulture)}{(level == 1 && unit == " users" ? " user" : unit)}";
}
