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

    public void Add(Series series, int stage, Histogram succeeded, Histogram failures, long outsideFailures)
    {
        var count = succeeded.Count + failures.Count;
        if (series.IsIteration)
        {
            ended += count;
        }

        // A failure outside the steps is a request without a time: it counts, and no histogram holds it.
        requests += outsideFailures;
        failed += outsideFailures;
        if (count + outsideFailures > 0)
        {
            counts.Add(new WindowCount(series, stage, succeeded.Count, failures.Count + outsideFailures));
        }

        if (!series.IsRequest || count == 0)
        {
            return;
        }

        requests += count;
        failed += failures.Count;
        all.Add(succeeded);
        all.Add(failures);
        var name = series.Name ?? series.Scenario;
        if (!steps.TryGetValue(name, out var step))
        {
            steps[name] = step = new StepGain();
        }

        step.Latency.Add(succeeded);
        step.Latency.Add(failures);
        step.Count += count;
        step.Failed += failures.Count;
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

    private sealed class StepGain
    {
        public HistogramAccumulator Latency { get; } = new(HistogramLayout.Default);

        public long Count { get; set; }

        public long Failed { get; set; }
    }
}
