using LoadKit.Histograms;
using LoadKit.Results;

namespace LoadKit.Recording;

/// <summary>Gathers one interval and one window from what the series have gained.</summary>
internal sealed class IntervalBuilder
{
    private readonly StepGain all = new();
    private readonly Dictionary<string, StepGain> steps = new(StringComparer.Ordinal);
    private readonly List<WindowCount> counts = [];
    private long requests;
    private long failed;
    private long ended;
    private long rejected;
    private long sent;
    private long received;

    public void Add(SeriesGain gain)
    {
        if (gain.IsUncounted)
        {
            return;
        }

        var series = gain.Series;
        if (series.IsBeside)
        {
            sent += series.Kind == SeriesKind.Sent ? gain.Passes : 0;
            received += series.Kind == SeriesKind.Received ? gain.Passes : 0;
            return;
        }

        counts.Add(new WindowCount(
            series,
            gain.Stage,
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
            rejected += series.IsRejected ? gain.Failures : 0;
        }

        if (series.IsRequest)
        {
            AddRequests(series.Name ?? series.Scenario, gain);
        }
    }

    /// <summary>Arrivals of a population in a stage that the series does not say.</summary>
    public void Add(StageGain gain) => counts.Add(new WindowCount(Series.Arrivals, gain.Stage, gain.Started, gain.Dropped));

    public Window ToWindow(TimeSpan start, TimeSpan length) => new(start, length, counts);

    public Interval ToInterval(Interval frame) => frame with
    {
        Requests = requests,
        Failed = failed,
        Rejected = rejected,
        BytesSent = sent,
        BytesReceived = received,
        Ended = ended,
        Latency = all.Latency.ToHistogram(),
        FailedLatency = all.FailedLatency,
        Steps =
        [
            .. steps
                .OrderBy(step => step.Key, StringComparer.Ordinal)
                .Select(step => new StepInterval(step.Key, step.Value.Count, step.Value.Failed, step.Value.Latency.ToHistogram()) { FailedLatency = step.Value.FailedLatency, Rejected = step.Value.Rejected }),
        ],
    };

    private void AddRequests(string name, SeriesGain gain)
    {
        requests += gain.Timed;
        failed += gain.Failed.Count;
        rejected += gain.Series.IsRejected ? gain.Failed.Count : 0;
        all.Add(gain);
        if (!steps.TryGetValue(name, out var step))
        {
            steps[name] = step = new StepGain();
        }

        step.Add(gain);
    }

    private sealed class StepGain
    {
        private HistogramAccumulator? failures;

        public HistogramAccumulator Latency { get; } = new(HistogramLayout.Default);

        public Histogram FailedLatency => failures?.ToHistogram() ?? Histogram.Empty;

        public long Count { get; private set; }

        public long Failed { get; private set; }

        public long Rejected { get; private set; }

        public void Add(SeriesGain gain)
        {
            Latency.Add(gain.Succeeded);
            Count += gain.Timed;
            if (gain.Failed.Count > 0)
            {
                Latency.Add(gain.Failed);
                (failures ??= new HistogramAccumulator(HistogramLayout.Default)).Add(gain.Failed);
                Failed += gain.Failed.Count;
                Rejected += gain.Series.IsRejected ? gain.Failed.Count : 0;
            }
        }
    }
}
