using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Capacities;

/// <summary>One probe as reports show it.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Latency">The percentile that is drawn, in seconds: infinite where too many requests failed for it to have an end, null without data.</param>
internal sealed record SearchProbe(CapacityProbe Probe, double? Latency)
{
    public Measured Requests => Probe.Result.Totals.Requests;

    /// <summary>What it was for.</summary>
    public string Purpose => Probe.Purpose.ToString().ToLowerInvariant();

    public string RateText => Quantities.PerSecond(Probe.Rate);

    /// <summary>The verdict in the word for objectives.</summary>
    public string Word => Probe switch
    {
        { Verdict: Verdict.Pass } => "met",
        { Verdict: Verdict.Fail } => "missed",
        { IsInDoubt: true } => "in doubt",
        _ => "unproven",
    };

    /// <summary>Which objective, and by how much; empty where all are met.</summary>
    public string Reason => Probe.Verdict == Verdict.Pass ? "" : Probe.Result.Reason;

    /// <summary>All of it in a sentence, for the pointer that rests on it.</summary>
    public string Hint => $"probe {Quantities.Count(Probe.Number)}: {RateText} for {Quantities.Length(Probe.Measured)}, {Word}{(Reason.Length == 0 ? "" : $": {Foreign.OneLine(Reason)}")}";
}
