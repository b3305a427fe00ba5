using LoadKit.Reporting.Progress;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>Which objectives stand otherwise than when it was last said, and how to say it.</summary>
internal sealed class StateChanges(RunInfo? run)
{
    private const int Most = 3;
    private const string Gap = "  ";
    private readonly ObjectiveProgress[] objectives = [.. (run?.Slos ?? []).Select(slo => new ObjectiveProgress(slo, run!))];
    private readonly Dictionary<ObjectiveProgress, char> said = [];

    /// <summary>Whether an objective is missed of which that has not been said.</summary>
    public bool IsAlarming => objectives.Any(objective => Sign(objective) == '!' && Said(objective) != '!');

    public void Add(Interval interval)
    {
        foreach (var objective in objectives)
        {
            objective.Add(interval);
        }
    }

    /// <summary>The end of a line: what changed, what is missed first; empty when nothing did.</summary>
    public string Say()
    {
        var changed = objectives.Where(objective => Sign(objective) != Said(objective)).OrderBy(objective => "!?+".IndexOf(Sign(objective), StringComparison.Ordinal)).ToList();
        changed.ForEach(objective => said[objective] = Sign(objective));
        var more = changed.Count > Most ? $"{Gap}and {Quantities.Count(changed.Count - Most)} more" : "";
        return string.Concat(changed.Take(Most).Select(objective => Gap + Text(objective))) + more;
    }

    private static string Text(ObjectiveProgress objective)
    {
        var slo = objective.Slo;
        var what = Foreign.OneLine(slo.Scope == new SloScope() ? slo.Quantity : slo.Name, 60);
        var limit = slo.Limit.TrimStart('<', '>', '=', ' ');
        return (Sign(objective), slo.HigherIsBetter) switch
        {
            ('!', false) => $"! {what} over {limit}",
            ('!', true) => $"! {what} under {limit}",
            ('+', false) => $"+ {what} within {limit}",
            ('+', true) => $"+ {what} at least {limit}",
            _ => $"? {what} unproven again",
        };
    }

    private char Said(ObjectiveProgress objective) => said.GetValueOrDefault(objective, '?');

    private static char Sign(ObjectiveProgress objective) => objective.Standing switch
    {
        Standing.Missed or Standing.MissedSoFar => '!',
        Standing.Met or Standing.MetSoFar => '+',
        _ => '?',
    };
}
