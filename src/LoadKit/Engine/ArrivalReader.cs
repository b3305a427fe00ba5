namespace LoadKit.Engine;

/// <summary>Reads how many iterations have begun and how many arrivals were dropped since the last time, by stage.</summary>
internal sealed class ArrivalReader(RunState run, IReadOnlyList<PopulationRunner> populations)
{
    private readonly long[] started = new long[run.Stages.All.Count];
    private readonly long[] dropped = new long[run.Stages.All.Count];

    /// <summary>Adds the gains to an interval, and sums them up over the stages.</summary>
    public (long Started, long Dropped) Read(IntervalBuilder builder)
    {
        var (begun, lost) = (0L, 0L);
        foreach (var stage in run.Stages.All)
        {
            var more = Gain(ref started[stage.Index], run.Measurements.Stripes.Sum(stripe => stripe.Started(stage.Index)));
            var less = Gain(ref dropped[stage.Index], populations[stage.Population].Dropped(stage.Index - run.Stages.Of(stage.Population)[0].Index));
            builder.AddArrivals(stage.Index, more, less);
            begun += more;
            lost += less;
        }

        return (begun, lost);
    }

    private static long Gain(ref long known, long now)
    {
        var gain = now - known;
        known = now;
        return gain;
    }
}
