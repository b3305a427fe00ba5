using LoadKit.Histograms;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>Gathers one interval from what the cells have gained.</summary>
internal sealed class IntervalBuilder
{
    private readonly HistogramAccumulator all = new(HistogramLayout.Default);
    private readonly Dictionary<string, StepGain> steps = new(StringComparer.Ordinal);
    private readonly List<WindowCount> counts = [];
    private long requests;
    private long failed;
    private long ended;

    public void Add(Series series, int stage, CellGain gain)
    {
        if (gain.IsNothing)
        {
            return;
        }

        counts.Add(new WindowCount(
            series,
            stage,
            gain.Succeeded.Count + gain.Passes,
            gain.Failed.Count + gain.Failures,
            gain.Succeeded.Sum + gain.Failed.Sum,
            gain.Over));
        if (series.IsIteration)
        {
            ended += gain.Timed;
        }

        if (series.Kind == SeriesKind.OutsideFailure)
        {
            // It is a request without a time: it counts, and no histogram holds it.
            requests += gain.Failures;
            failed += gain.Failures;
        }

        if (series.IsRequest)
        {
            AddRequests(series.Name ?? series.Scenario, gain);
        }
    }

    /// <summary>Arrivals of a population in a stage that the series does not say.</summary>
    public void AddArrivals(int stage, long started, long dropped)
    {
        if (started + dropped > 0)
        {
            counts.Add(new WindowCount(Series.Arrivals, stage, started, dropped));
        }
    }

    public Window ToWindow(TimeSpan start, TimeSpan length) => new(start, length, counts);

    public Interval ToInterval(Interval frame) => frame with
    {
        Requests = requests,
        Failed = failed,
        Ended = ended,
        Latency = all.ToHistogram(),
        Steps =
        [
            .. steps
                .OrderBy(step => step.Key, StringComparer.Ordinal)
                .Select(step => new StepInterval(step.Key, step.Value.Count, step.Value.Failed, step.Value.Latency.ToHistogram())),
        ],
    };

    private void AddRequests(string name, in CellGain gain)
    {
        requests += gain.Timed;
        failed += gain.Failed.Count;
        all.Add(gain.Succeeded);
        all.Add(gain.Failed);
        if (!steps.TryGetValue(name, out var step))
        {
            steps[name] = step = new StepGain();
        }

        step.Latency.Add(gain.Succeeded);
        step.Latency.Add(gain.Failed);
        step.Count += gain.Timed;
        step.Failed += gain.Failed.Count;
    }

    private sealed class StepGain
    {
        public HistogramAccumulator Latency { get; } = new(HistogramLayout.Default);

        public long Count { get; set; }

        public long Failed { get; set; }
    }
}
