using System.Diagnostics;
using System.Diagnostics.Metrics;
using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Telemetry;

/// <summary>
/// Tells the meter's listeners what each second of one run gave: counts as sums, times value by value from the buckets of the second's histograms.
/// Nobody calls it from an iteration.
/// </summary>
/// <threadsafety>One thread at a time; <see cref="Users"/> from any.</threadsafety>
internal sealed class RunMetrics(string test)
{
    private long users;

    /// <summary>The load test's name.</summary>
    public string Test => test;

    public long Users
    {
        get => Volatile.Read(ref users);
        set => Volatile.Write(ref users, value);
    }

    public Listeners Listeners { get; } = new();

    public void Record(LoadMeter meter, RunGain gain)
    {
        var requests = new Ration(gain.Series.Where(of => of.Series.IsRequest).Sum(of => of.Timed));
        var iterations = new Ration(gain.Series.Where(of => of.Series.IsIteration).Sum(of => of.Timed));
        var lags = new Ration(gain.Series.Where(of => of.Series.IsIteration).Sum(of => of.Lag.Count));
        foreach (var of in gain.Series)
        {
            var series = of.Series;
            if (series.IsRequest)
            {
                var step = Tags(series, Attribute.Step, series.Name ?? series.Scenario);
                Count(meter.Requests, of, step);
                Time(meter.RequestDuration, of, step, requests);
            }

            if (series.IsIteration)
            {
                Count(meter.Iterations, of, Tags(series));
                Time(meter.IterationDuration, of, Tags(series), iterations);
                Listeners.Time(meter.IterationLag, of.Lag, Tags(series), lags);
            }

            Beside(meter, of);
        }

        Listeners.Add(meter.DroppedIterations, gain.Stages.Sum(stage => stage.Dropped), new TagList { { Attribute.Test, test } });
        foreach (var error in gain.Errors)
        {
            Listeners.Add(meter.Errors, error.More, new TagList { { Attribute.Test, test }, { Attribute.Step, error.Group.Where }, { Attribute.ErrorType, error.Group.Kind } });
        }
    }

    // What is counted and has no time.
    private void Beside(LoadMeter meter, SeriesGain of)
    {
        var series = of.Series;
        switch (series.Kind)
        {
            case SeriesKind.OutsideFailure:
                Listeners.Add(meter.Requests, of.Failures, Failed(series, Tags(series)));
                break;
            case SeriesKind.Check:
                var check = Tags(series, Attribute.Check, series.Name);
                Listeners.Add(meter.Checks, of.Passes, With(check, Attribute.Outcome, Attribute.Success));
                Listeners.Add(meter.Checks, of.Failures, With(check, Attribute.Outcome, Attribute.Failure));
                break;
            case SeriesKind.Retries:
                Listeners.Add(meter.Retries, of.Passes, Tags(series, Attribute.Step, series.Name));
                break;
            case SeriesKind.Sent:
                Listeners.Add(meter.Bytes, of.Passes, With(Tags(series, Attribute.Step, series.Name), Attribute.Direction, Attribute.Transmit));
                break;
            case SeriesKind.Received:
                Listeners.Add(meter.Bytes, of.Passes, With(Tags(series, Attribute.Step, series.Name), Attribute.Direction, Attribute.Receive));
                break;
        }
    }

    private void Count(Counter<long>? counter, SeriesGain of, in TagList tags)
    {
        Listeners.Add(counter, of.Succeeded.Count, With(tags, Attribute.Outcome, Attribute.Success));
        Listeners.Add(counter, of.Failed.Count, Failed(of.Series, tags));
    }

    private void Time(Histogram<double>? instrument, SeriesGain of, in TagList tags, Ration ration)
    {
        Listeners.Time(instrument, of.Succeeded, With(tags, Attribute.Outcome, Attribute.Success), ration);
        Listeners.Time(instrument, of.Failed, Failed(of.Series, tags), ration);
    }

    // Without a name it is about no step, or outside the steps.
    private TagList Tags(Series series, string? key = null, string? name = null)
    {
        var tags = new TagList { { Attribute.Test, test }, { Attribute.Scenario, series.Scenario } };
        return key is null || name is null ? tags : With(tags, key, name);
    }

    private static TagList Failed(Series series, in TagList tags) => series.IsRejected
        ? With(With(tags, Attribute.Outcome, Attribute.Rejection), Attribute.ErrorType, Attribute.Rejected)
        : With(With(tags, Attribute.Outcome, Attribute.Failure), Attribute.ErrorType, Attribute.OtherError);

    // A list of tags is a value: the given one stays as it is, as long as it has no more than eight.
    private static TagList With(TagList tags, string key, string value)
    {
        tags.Add(key, value);
        return tags;
    }
}
