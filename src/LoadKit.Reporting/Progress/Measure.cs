namespace LoadKit.Reporting.Progress;

/// <summary>One quantity while the run goes on: what it is now, what it is for the judged part, and its objective, if it has one.</summary>
/// <param name="label">What it is called.</param>
/// <param name="gauge">How it is read; null where only the end tells.</param>
/// <param name="objective">Its objective; null without one.</param>
internal sealed class Measure(string label, Gauge? gauge, ObjectiveProgress? objective = null)
{
    private const string Nothing = "-";
    private readonly LastMinute minute = new();
    private Part last = Part.None;
    private Part now = Part.None;
    private Part judged = Part.None;

    public void Add(Interval interval)
    {
        if (gauge is null)
        {
            return;
        }

        var part = Part.Of(interval, objective?.Slo.Scope.Step);
        now = last.Add(part);
        last = part;
        judged = objective is null && interval.IsJudged ? judged.Add(part) : judged;
        minute.Add(interval.End, gauge.Value(part));
    }

    public Figure Read() => new(
        label,
        Text(now),
        gauge is null ? "" : Text(objective?.Judged ?? judged),
        objective?.Slo.Limit ?? "",
        objective?.Standing,
        gauge is null ? [] : minute.Values);

    private string Text(Part part) => gauge is null ? "" : gauge.Value(part) is { } value ? gauge.Text(value, part) : Nothing;
}
