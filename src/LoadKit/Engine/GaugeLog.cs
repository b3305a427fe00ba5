using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>What one gauge has told and what went wrong with it: written by its reader, read by the collector.</summary>
/// <threadsafety>Safe for both at once.</threadsafety>
internal sealed class GaugeLog(int number, Gauge gauge)
{
    private readonly Lock gate = new();
    private readonly List<GaugeGain> fresh = [];
    private (long Times, long First, string What) failed;
    private (long Times, long First, double Value) refused;
    private long missed;
    private long? asked;
    private bool isClosed;

    public void Asked(long now)
    {
        lock (gate)
        {
            asked = now;
        }
    }

    public void Answered(long now, double value)
    {
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            asked = null;
            if (Gauge.IsUsable(value))
            {
                fresh.Add(new GaugeGain(number, Clock.Span(now), value));
            }
            else
            {
                refused = refused.Times == 0 ? (1, now, value) : refused with { Times = refused.Times + 1 };
            }
        }
    }

    public void Failed(long now, Exception exception)
    {
        lock (gate)
        {
            if (!isClosed)
            {
                asked = null;
                failed = failed.Times == 0
                    ? (1, now, $"{exception.GetType().Name} ({ForeignText.OneLine(Failure.Of(exception).Message)})")
                    : failed with { Times = failed.Times + 1 };
            }
        }
    }

    /// <summary>So many readings were not asked for, because one was still under way.</summary>
    public void Missed(long readings)
    {
        lock (gate)
        {
            missed += readings;
        }
    }

    /// <summary>What comes from now on is not heard.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
        }
    }

    /// <summary>The readings since the last time.</summary>
    public IReadOnlyList<GaugeGain> Take()
    {
        lock (gate)
        {
            IReadOnlyList<GaugeGain> taken = fresh.Count == 0 ? [] : [.. fresh];
            fresh.Clear();
            return taken;
        }
    }

    public IReadOnlyList<Finding> Findings(long now)
    {
        lock (gate)
        {
            return [.. Troubles(now).Select(trouble => new Finding(FindingKind.Notice, $"the gauge \"{gauge.Name}\" {trouble}"))];
        }
    }

    private IEnumerable<string> Troubles(long now)
    {
        if (failed.Times > 0)
        {
            yield return $"failed {Times(failed.Times)}, first at {At(failed.First)}: {failed.What}";
        }

        if (refused.Times > 0)
        {
            yield return FormattableString.Invariant($"gave what is no finite number {Times(refused.Times)}, first at {At(refused.First)}: {refused.Value}");
        }

        if (missed > 0)
        {
            yield return $"took longer than a second to answer: {Quantities.Count(missed, "reading is", "readings are")} missing";
        }

        if (asked is { } since && now - since > Clock.Second)
        {
            yield return $"was asked at {At(since)} and has not answered";
        }
    }

    private static string Times(long times) => Quantities.Count(times, "time", "times");

    private static string At(long moment) => Quantities.Length(Clock.Span(moment));
}
