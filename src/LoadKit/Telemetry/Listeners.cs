using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LoadKit.Telemetry;

/// <summary>Calls whoever listens to an instrument. What they throw ends nothing but that call.</summary>
internal sealed class Listeners
{
    /// <summary>What the first one that failed threw.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether there were seconds with more values than they get.</summary>
    public bool IsThinned { get; private set; }

    public void Add(Counter<long>? counter, long count, in TagList tags)
    {
        if (count == 0 || counter is not { Enabled: true })
        {
            return;
        }

        try
        {
            counter.Add(count, tags);
        }
        catch (Exception exception)
        {
            Fault ??= exception;
        }
    }

    // Each value at the middle of its bucket, which is a thousandth of it wide. After a fault the second's rest of this kind is left out: a hundred thousand exceptions
    // would hold up the listeners that work.
    public void Time(Histogram<double>? instrument, Histogram times, in TagList tags, Ration ration)
    {
        if (instrument is not { Enabled: true })
        {
            return;
        }

        IsThinned |= ration.IsShort;
        try
        {
            foreach (var bucket in times.Buckets)
            {
                var seconds = Math.Clamp((bucket.Lowest + bucket.Highest) / 2.0, times.Min, times.Max) / 1e6;
                for (var left = ration.Of(bucket.Count); left > 0; left--)
                {
                    instrument.Record(seconds, tags);
                }
            }
        }
        catch (Exception exception)
        {
            Fault ??= exception;
        }
    }
}
