using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Tests.Histograms;
using LoadKit.Units;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Support;

/// <summary>
/// A run made by hand, to be judged: populations, their stages, and what was measured in the last stage by the last users named.
/// Times are in milliseconds. A run without further words has one population, one user type "user" and its scenario "browse".
/// </summary>
internal sealed partial class MadeRun
{
    private readonly List<(Load Load, TimeSpan? Pacing, List<(string Type, string Scenario)> Users)> populations = [];
    private readonly List<StageSpan> stages = [];
    private readonly List<SeriesData> series = [];
    private readonly List<Window> windows = [];
    private readonly HashSet<int> inWindows = [];
    private readonly List<GivenUp> givenUp = [];
    private readonly List<Finding> findings = [];
    private readonly List<ErrorGroup> errors = [];
    private (string Type, string Scenario) who = ("user", "browse");
    private IReadOnlyList<GeneratorSample>? watched;
    private StopReason stopReason = StopReason.Completed;
    private TimeSpan at;

    public string Name { get; init; } = "shop";

    public Ratio Confidence { get; init; } = 95.Percent;

    private int Last => stages.Count - 1;

    public MadeRun Population(bool open = false, TimeSpan start = default) => Population(open ? LoadKit.Load.Open : LoadKit.Load.Closed, start: start);

    /// <summary>A population whose stages are those of the run and not of the load.</summary>
    public MadeRun Population(Load load, TimeSpan? pacing = null, TimeSpan start = default)
    {
        populations.Add((load, pacing, []));
        at = start;
        return this;
    }

    /// <summary>Users of the last population; what follows is measured of them.</summary>
    public MadeRun Users(string type, string scenario = "browse")
    {
        if (populations.Count == 0)
            Population();
        who = (type, scenario);
        if (!populations[^1].Users.Contains(who))
            populations[^1].Users.Add(who);
        return this;
    }

    public MadeRun Stage(string name, TimeSpan duration, StageKind kind = StageKind.Hold, IterationCounts? counts = null, double level = 10)
    {
        if (populations.Count == 0 || populations[^1].Users.Count == 0)
            Users(who.Type, who.Scenario);
        stages.Add(new StageSpan(populations.Count - 1, new Stage(name, kind, level, level, duration), at, duration, counts ?? new IterationCounts(100, 100, 0, 0, 0)));
        at += duration;
        return this;
    }

    public MadeRun Step(string name, params (double Time, int Count)[] succeeded) =>
        Add(SeriesKind.Step, name, data => data with { Succeeded = Times(succeeded) });

    public MadeRun FailedStep(string name, params (double Time, int Count)[] failed) =>
        Add(SeriesKind.Step, name, data => data with { Failed = Times(failed) });

    public MadeRun Iteration(params (double Time, int Count)[] succeeded) =>
        Add(SeriesKind.Iteration, null, data => data with { Succeeded = Times(succeeded) });

    public MadeRun SoloIteration(params (double Time, int Count)[] succeeded) =>
        Add(SeriesKind.SoloIteration, null, data => data with { Succeeded = Times(succeeded) });

    public MadeRun Lag(params (double Time, int Count)[] lag) =>
        Add(SeriesKind.Iteration, null, data => data with { Succeeded = Times(lag), Lag = Times(lag) });

    /// <summary>Iterations without steps and the think time that belongs to them.</summary>
    public MadeRun Thoughtful(TimeSpan thought, params (double Time, int Count)[] succeeded) =>
        Add(SeriesKind.SoloIteration, null, data => data with { Succeeded = Times(succeeded), Thought = thought });

    /// <summary>Iterations with an intended start: what they took from their own.</summary>
    public MadeRun Paced(params (double Time, int Count)[] serviceTimes) =>
        Add(SeriesKind.SoloIteration, null, data => data with { Succeeded = Times(serviceTimes), ServiceTime = Times(serviceTimes), Lag = Times((0, serviceTimes.Sum(time => time.Count))) });

    /// <summary>A real generator that watched itself, second by second to the end of the last stage: a calm one but for what is said of some of its seconds.</summary>
    public MadeRun Watched(params (int First, int Count, Func<GeneratorSample, GeneratorSample> With)[] seconds)
    {
        watched = [.. Enumerable.Range(0, (int)at.TotalSeconds).Select(second => seconds
            .Where(some => second >= some.First && second < some.First + some.Count)
            .Aggregate(Calm(second), (sample, some) => some.With(sample))
            .Counted(processors: 2))];
        return this;
    }

    public MadeRun OutsideFailures(long count) => Add(SeriesKind.OutsideFailure, null, data => data with { Failures = count });

    public MadeRun Check(string name, long passes, long failures) =>
        Add(SeriesKind.Check, name, data => data with { Passes = passes, Failures = failures });

    public MadeRun Finding(FindingKind kind, string text)
    {
        findings.Add(new Finding(kind, text));
        return this;
    }

    public MadeRun Error(string where, string kind, string message, long count)
    {
        errors.Add(new ErrorGroup(where, kind, message, message, count, TimeSpan.Zero, at));
        return this;
    }

    /// <summary>The run was ended for this objective.</summary>
    public MadeRun GaveUp(Slo slo, string reason)
    {
        givenUp.Add(new GivenUp(slo, reason));
        return this;
    }

    public MadeRun Cancelled() => Stopped(StopReason.Cancelled);

    public MadeRun Stopped(StopReason reason)
    {
        stopReason = reason;
        return this;
    }

    public RunResult Judged(params Slo[] slos) => Judge.Of(Record(slos));

    /// <summary>How one objective comes out.</summary>
    public SloOutcome Outcome(Slo slo) => Judged(slo).Slos.Single();

    private RunRecord Record(Slo[] slos) => new()
    {
        Plan = new TestPlan(Name) { Confidence = Confidence, Populations = [.. populations.Select(Made)], Slos = [.. slos] },
        Stages = stages,
        Series = series,
        Timeline = Timeline,
        Windows = [.. windows.Select(window => Limited(window, new LatencyLimits(slos))), .. WholeStages(new LatencyLimits(slos))],
        Generator = watched,
        Errors = errors,
        Findings = findings,
        GivenUp = givenUp,
        StopReason = stopReason,
        StartedAt = DateTimeOffset.UnixEpoch,
        Elapsed = stages.Select(stage => stage.End).DefaultIfEmpty().Max(),
        Seed = 1,
    };

    // What is not given second by second is one window as long as its stage.
    private IEnumerable<Window> WholeStages(LatencyLimits limits) => stages.Select((stage, index) => new Window(
        stage.Start,
        stage.Duration,
        [.. series.Where((data, i) => data.Stage == index && !inWindows.Contains(i)).Select(data => new WindowCount(
            data.Series,
            index,
            data.Succeeded.Count + data.Passes,
            data.Failed.Count + data.Failures,
            data.Succeeded.Sum + data.Failed.Sum,
            [.. limits.Of(data.Series).Select(limit => data.Succeeded.CountAbove((long)Math.Floor(limit.TotalMicroseconds)))]))])).Where(window => window.Counts.Count > 0);

    private static Population Made((Load Load, TimeSpan? Pacing, List<(string Type, string Scenario)> Users) population) => new(
        population.Load,
        [.. population.Users.GroupBy(user => user.Type).Select(type => population.Pacing is { } pacing ? Made(type).Paced(pacing) : Made(type))]);

    private static UserType Made(IGrouping<string, (string Type, string Scenario)> users) =>
        UserType.Create(users.Key, 1, Scenario.OneOf(users.Key + "'s", [.. users.Select(user => (1.0, Scenario.Create(user.Scenario, (_, _) => Task.CompletedTask)))]));

    private static GeneratorSample Calm(int second) => new() { Start = second.Seconds, Length = 1.Seconds, PoolDelay = Times((0.06, 99), (2, 1)), Cpu = 0.5.Seconds };

    public static Histogram Times(params (double Time, int Count)[] times) =>
        Recorded.Values(times.SelectMany(time => Enumerable.Repeat((long)Math.Round(time.Time * 1000), time.Count)));

    private MadeRun Add(SeriesKind kind, string? name, Func<SeriesData, SeriesData> with)
    {
        series.Add(with(new SeriesData(new Series(kind, who.Type, who.Scenario, name), Last)));
        return this;
    }
}
