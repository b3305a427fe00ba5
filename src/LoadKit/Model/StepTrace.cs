using System.Diagnostics;

namespace LoadKit.Model;

/// <summary>
/// The activity of a step, for whoever listens to the source <c>LoadKit</c>. Each step is a trace of its own, unless it runs inside another step:
/// a run would be one trace of millions of spans otherwise.
/// </summary>
internal sealed class StepTrace
{
    private readonly Activity activity;
    private readonly Activity? before;

    private StepTrace(Activity activity, Activity? before) => (this.activity, this.before) = (activity, before);

    public static ActivitySource Source { get; } = new("LoadKit", typeof(StepTrace).Assembly.GetName().Version?.ToString(3));

    /// <summary>The trace that it belongs to, as 32 hexadecimal digits; null where nobody records it, so that nobody looks for it.</summary>
    public string? TraceId => activity.Recorded ? activity.TraceId.ToHexString() : null;

    /// <summary>Null when nobody wants to see this one. The current activity is the step's until <see cref="Leave"/>.</summary>
    public static StepTrace? Begin(string step)
    {
        var before = Activity.Current;
        if (before is not null && before.Source != Source)
        {
            Activity.Current = null;
        }

        // Client: a step asks something of another system.
        var activity = Source.StartActivity(step, ActivityKind.Client);
        if (activity is null)
        {
            Activity.Current = before;
            return null;
        }

        activity.SetTag("loadkit.step", step);
        return new StepTrace(activity, before);
    }

    /// <summary>What runs on beside the step is no part of it.</summary>
    public void Leave() => Activity.Current = before;

    public void End(in Failure failure)
    {
        if (!failure.IsNone)
        {
            activity.SetTag("error.type", failure.Kind);
            activity.SetStatus(ActivityStatusCode.Error, failure.Message);
        }

        // Whoever ends it may be in another flow by now: it sets the current activity there.
        var current = Activity.Current;
        activity.Stop();
        Activity.Current = current == activity ? before : current;
    }
}
