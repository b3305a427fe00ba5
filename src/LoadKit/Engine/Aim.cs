using LoadKit.Recording;
using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>Where the figures of a user's iterations go for as long as neither their stage nor what they do changes.</summary>
internal ref struct Aim(Stripe stripe)
{
    private PlannedStage? stage;
    private ref long started;
    private HistogramRecorder? recorder;
    private Cell? limited;
    private int series;

    public Track Track { get; private set; } = null!;

    /// <summary>Whether an iteration that is meant to start then belongs here.</summary>
    public readonly bool Covers(long intended) => stage is not null && intended < stage.End && intended >= stage.Start;

    public void Take(PlannedStage stage, Track track)
    {
        this.stage = stage;
        Track = track;
        started = ref stripe.Started(stage.Index);
        recorder = null;
    }

    /// <summary>One iteration more has begun.</summary>
    public readonly void Start() => started++;

    /// <summary>Records the latency of an iteration in which all went well.</summary>
    public void Record(long latency, bool hasSteps)
    {
        var own = hasSteps ? Track.Iteration : Track.SoloIteration;
        if (recorder is null || own != series)
        {
            series = own;
            var cell = stripe[stage!.Index, own];
            recorder = cell.SucceededRecorder();
            limited = cell.Limits > 0 ? cell : null;
        }

        recorder.Record(Clock.Microseconds(latency));
        limited?.CountOver(latency);
    }
}
