namespace LoadKit.Reporting.Progress;

/// <summary>Adds up a run while it goes on. For one thread; what it gives out is immutable.</summary>
internal sealed class RunProgress
{
    private readonly RunInfo run;
    private readonly Course course;
    private readonly ObjectiveProgress[] objectives;
    private readonly Measure[] measures;
    private readonly LastMinute users = new();
    private readonly ErrorCounts errors = new();
    private Interval? last;
    private long ended;
    private long dropped;

    public RunProgress(RunInfo run)
    {
        this.run = run;
        course = new Course(run);
        objectives = [.. run.Slos.Select(slo => new ObjectiveProgress(slo, run))];
        measures = [.. Measures.Of(objectives)];
    }

    public IReadOnlyList<ObjectiveProgress> Objectives => objectives;

    public void Add(Interval interval)
    {
        last = interval;
        ended += interval.IsWarmUp ? 0 : interval.Ended;
        dropped += interval.Dropped;
        errors.Add(interval);
        users.Add(interval.End, interval.Users);
        foreach (var objective in objectives)
        {
            objective.Add(interval);
        }

        foreach (var measure in measures)
        {
            measure.Add(interval);
        }
    }

    public Snapshot Read() => new(
        run,
        course,
        last?.Stage ?? "",
        last?.End ?? TimeSpan.Zero,
        ended,
        dropped,
        [new Figure("users", last is null ? "-" : Quantities.Count(last.Users), "", "", null, users.Values), .. measures.Select(measure => measure.Read())],
        errors.Top,
        errors.Kinds);
}
