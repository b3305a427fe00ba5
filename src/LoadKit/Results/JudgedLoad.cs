using System.Globalization;

namespace LoadKit.Results;

/// <summary>The load under which a run was judged, in words: two runs under different loads are not comparable.</summary>
internal static class JudgedLoad
{
    /// <summary>Each different level of the judged stages, as <c>50 users</c> or <c>10 to 50 users</c>; empty of a result that does not have its plan.</summary>
    public static string Of(RunResult result)
    {
        var units = result.Run?.Populations.Select(population => population.Load.Unit).Distinct().ToList() ?? [];
        var levels = result.Stages.Where(stage => stage.IsJudged).Select(stage => Text(stage.Stage)).Distinct();
        return units.Count == 0 ? "" : $"{string.Join(", ", levels)} {string.Join(" and ", units)}";
    }

    private static string Text(Stage stage) => stage.From.Equals(stage.To) ? Text(stage.To) : $"{Text(stage.From)} to {Text(stage.To)}";

    private static string Text(double level) => level.ToString("0.####", CultureInfo.InvariantCulture);
}
