using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Recording;

/// <summary>All that the gauges have told so far, by the stages that ran at that moment: as much memory as there are borders of stages.</summary>
internal sealed class GaugeTotals(IReadOnlyList<Gauge> gauges, StageTable stages)
{
    private readonly long[] borders = [.. stages.All.SelectMany(stage => new[] { stage.Start, stage.End }).Distinct().Order()];
    private readonly Dictionary<(int Gauge, int Stretch), GaugeData> totals = [];

    public IReadOnlyList<GaugeData> Items => [.. totals.Values];

    /// <summary>What came after the end of the profile belongs to no stage.</summary>
    public void Add(GaugeGain gain, TimeSpan? stoppedAt)
    {
        if (gain.At >= stoppedAt)
        {
            return;
        }

        var at = Clock.From(gain.At);
        var place = Array.BinarySearch(borders, at);
        var key = (gain.Gauge, place < 0 ? ~place : place + 1);
        var figures = GaugeResult.Of(gauges[gain.Gauge], gain.Value);
        totals[key] = totals.TryGetValue(key, out var known)
            ? known with { Figures = known.Figures.Merge(figures) }
            : new GaugeData(gain.Gauge, [.. stages.All.Where(stage => stage.Start <= at && at < stage.End).Select(stage => stage.Index)], figures);
    }

    /// <summary>What the gauges told in one reading of the run, in the order of the plan.</summary>
    public IReadOnlyList<GaugeResult> Figures(IReadOnlyList<GaugeGain> gains) => gains.Count == 0 ? [] :
    [
        .. gains.GroupBy(gain => gain.Gauge).OrderBy(same => same.Key).Select(same => same.Select(gain => GaugeResult.Of(gauges[gain.Gauge], gain.Value)).Aggregate((one, next) => one.Merge(next))),
    ];
}
