using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>The stage at which an objective that had held began to fail.</summary>
internal static class StageClue
{
    public static string? Of(RunRecord record, Evidence evidence, Slo slo, StageWindows windows)
    {
        if (slo.Scope.Stage is not null || Limit(slo) is not { } target)
        {
            return null;
        }

        string? held = null;
        for (var stage = 0; stage < record.Stages.Count; stage++)
        {
            WindowSample[] samples = [.. windows.Of(stage).Select(window => slo is LatencySlo ? window.SlowerThan(0) : window.Failures)];
            var sum = WindowSample.Sum(samples);
            if (!record.Stages[stage].Stage.IsMeasured || sum.Count == 0)
            {
                continue;
            }

            if (!target.IsMetBy(EffectiveSample.Of(samples, evidence.Confidence).Interval(evidence.Confidence).Low))
            {
                return held is null ? null : $"{slo.Name}: held up to {held}, failed from {Named(record, stage)} on";
            }

            held = target.IsMetBy((double)sum.Bad / sum.Count) ? Named(record, stage) : held;
        }

        return null;
    }

    private static Target? Limit(Slo slo) => slo switch
    {
        LatencySlo latency => Target.AtMost(latency.ShareAbove),
        ErrorRateSlo errors => Target.Below(errors.Below.Value),
        AvailabilitySlo availability => Target.AtMost(availability.AtLeast.Complement.Value),
        _ => null,
    };

    private static string Named(RunRecord record, int index)
    {
        var (stage, unit) = (record.Stages[index].Stage, record.Plan.Populations[record.Stages[index].Population].Load.Unit);
        return $"stage \"{stage.Name}\" ({Quantities.Count((long)Math.Round(stage.To))} {unit})";
    }
}
