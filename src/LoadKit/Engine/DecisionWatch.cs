using LoadKit.Recording;
using LoadKit.Time;
using LoadKit.Verdicts;

namespace LoadKit.Engine;

/// <summary>Ends a run as soon as its verdict is decided, if its plan wants that: it looks now and then, and what is unproven goes on.</summary>
internal sealed class DecisionWatch(RunState run, RunRecorder recorder)
{
    private readonly long every = run.Plan.LooksEvery is { } length ? Clock.From(length) : 0;
    private long next = run.Plan.LooksEvery is { } length ? Clock.From(run.Plan.WarmUp + length) : Clock.Never;

    /// <summary>One second more; on the collector's thread.</summary>
    public void See(RunGain reading)
    {
        if (Clock.From(reading.End) < next || run.EarlyStop.IsRequested)
        {
            return;
        }

        next += every;

        // What the generator saw of itself counts at the end: a doubt leaves the verdict open, and so the run goes on.
        var soFar = recorder.ToRecord(new RunEnd(StopReason.Completed, null, []), generator: null);
        if (Judge.Of(soFar).Verdict != Verdict.Inconclusive)
        {
            run.EarlyStop.Request(StopReason.Completed);
        }
    }
}
