using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Statistics;
using LoadKit.Verdicts;

namespace LoadKit.Engine;

/// <summary>One objective on a share in its judged time: seconds come in, every ten of them are one window of its test.</summary>
internal sealed class WatchedObjective
{
    // A second is read a moment after it is over, sometimes before.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(0.5);

    private readonly double limit;
    private readonly double alpha;
    private readonly HashSet<int> stages;
    private readonly IReadOnlyList<(TimeSpan Start, TimeSpan End)> stretches;
    private readonly TimeSpan warmUp;
    private readonly ShareCounter counter;
    private readonly HopelessTest test;
    private TimeSpan judged;
    private TimeSpan due = HopelessTest.Window;
    private WindowSample open;

    /// <param name="slo">The objective.</param>
    /// <param name="limit">The share that it allows to be bad.</param>
    /// <param name="run">Plan, stages and the latencies at which objectives turn.</param>
    public WatchedObjective(Slo slo, double limit, RunState run)
    {
        (Slo, this.limit, warmUp) = (slo, limit, run.Plan.WarmUp);
        alpha = new Ratio(run.Plan.Confidence.Value).Complement.Value;
        var populations = run.Plan.Populations;
        stages = [.. run.Stages.All.Where(stage => JudgedTime.IsJudged(stage.Stage, populations[stage.Population].Load, slo.Scope)).Select(stage => stage.Index)];
        stretches = JudgedTime.Stretches(populations.Where(population => JudgedTime.IsAbout(population, slo.Scope)), slo.Scope);
        counter = new ShareCounter(slo, run.Limits);
        test = new HopelessTest(limit, alpha);
    }

    public Slo Slo { get; }

    /// <summary>Looks at one more second; why it is given up, when it is.</summary>
    public GivenUp? See(Window second)
    {
        foreach (var count in second.Counts)
        {
            open += stages.Contains(count.Stage) ? counter.Of(count) : default;
        }

        judged += JudgedPartOf(second);
        if (judged + Tolerance < due)
        {
            return null;
        }

        // After a reading that was very late several are due; what it has is one window.
        due += (Math.Floor((judged + Tolerance - due) / HopelessTest.Window) + 1) * HopelessTest.Window;
        var hope = test.Add(open);
        open = default;
        return hope switch
        {
            Hope.None => new GivenUp(Slo, GivenUpText.Hopeless(Slo, limit, test.Sum, judged, alpha)),
            Hope.Outage => new GivenUp(Slo, GivenUpText.Outage(Slo, test.OutageSum, judged)),
            _ => null,
        };
    }

    private TimeSpan JudgedPartOf(Window second)
    {
        var (start, end, sum) = (second.Start - warmUp, second.End - warmUp, TimeSpan.Zero);
        foreach (var stretch in stretches)
        {
            var part = (end < stretch.End ? end : stretch.End) - (start > stretch.Start ? start : stretch.Start);
            sum += part > TimeSpan.Zero ? part : TimeSpan.Zero;
        }

        return sum;
    }
}
