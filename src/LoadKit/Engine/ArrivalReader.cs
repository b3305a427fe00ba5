using LoadKit.Recording;

namespace LoadKit.Engine;

/// <summary>Reads how many iterations have begun and how many arrivals were dropped since the last time, by stage.</summary>
internal sealed class ArrivalReader(RunState run, IReadOnlyList<PopulationRunner> populations)
{
    private readonly long[] started = new long[run.Stages.All.Count];
    private readonly long[] dropped = new long[run.Stages.All.Count];

    /// <summary>The gains of the stages that had any.</summary>
    public IReadOnlyList<StageGain> Read() =>
    [
        .. run.Stages.All
            .Select(stage => new StageGain(
                stage.Index,
                Gain(ref started[stage.Index], run.Measurements.Stripes.Sum(stripe => stripe.Started(stage.Index))),
                Gain(ref dropped[stage.Index], populations[stage.Population].Dropped(stage.Index - run.Stages.Of(stage.Population)[0].Index))))
            .Where(gain => gain.Started + gain.Dropped > 0),
    ];

    private static long Gain(ref long known, long now)
    {
        var gain = now - known;
        known = now;
        return gain;
    }
}
