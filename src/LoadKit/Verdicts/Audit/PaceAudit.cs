using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Whether paced users kept their pace. When iterations are shorter than the pacing, only the generator can have kept them from it.</summary>
internal static class PaceAudit
{
    private const double Least = 0.98;

    // With iterations nearly as long as the pacing, some are longer, and their users late.
    private const double Short = 0.9;

    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence)
    {
        foreach (var (index, span) in record.Stages.Index())
        {
            var population = record.Plan.Populations[span.Population];
            if (population.Load is ClosedLoad && evidence.IsJudged(index) && population.UserTypes.All(type => type.Pacing is not null)
                && Missing(span, population, [.. evidence.In([index]).Where(data => data.Series.IsIteration)]) is { } text)
            {
                yield return new Finding(FindingKind.Doubt, text);
            }
        }
    }

    private static string? Missing(StageSpan span, Population population, List<SeriesData> iterations)
    {
        var users = (span.Stage.From + span.Stage.To) / 2;
        var weights = population.UserTypes.Sum(type => type.Weight);
        var planned = population.UserTypes.Sum(type => users * type.Weight / weights * (span.Duration / type.Pacing!.Value));

        // One of each user may be under way, or belong to the stage before.
        return span.Counts.Started + users < Least * planned && Busy(iterations) < Short * population.UserTypes.Min(type => type.Pacing!.Value)
            ? $"in stage \"{span.Stage.Name}\" paced users began {Quantities.Count(span.Counts.Started)} of {Quantities.Count((long)planned)} iterations ({Quantities.Percent(new Ratio(span.Counts.Started / planned), (long)planned, Rounding.Down)}), "
                + $"though one took {Quantities.Duration(Busy(iterations))} on average: the generator did not keep their pace"
            : null;
    }

    private static TimeSpan Busy(List<SeriesData> iterations)
    {
        var ended = iterations.Sum(data => data.Succeeded.Count + data.Failed.Count);
        var time = iterations.Aggregate(TimeSpan.Zero, (sum, data) => sum + TimeSpan.FromMicroseconds((double)(data.ServiceTime?.Sum ?? 0)) + data.Thought);
        return ended == 0 ? TimeSpan.MaxValue : time / ended;
    }
}
