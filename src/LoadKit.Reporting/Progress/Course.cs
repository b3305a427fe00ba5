namespace LoadKit.Reporting.Progress;

/// <summary>Where a run is in its plan: the stages of all populations one after another, with their borders.</summary>
internal sealed class Course
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(0.25);
    private readonly TimeSpan[] borders;

    public Course(RunInfo run)
    {
        Planned = run.PlannedDuration;
        var longest = run.Populations.Select(population => population.Load.Duration).Where(length => length > TimeSpan.Zero).DefaultIfEmpty().Max();
        var warmUp = Planned is { } planned && planned > longest ? planned - longest : TimeSpan.Zero;
        borders = Planned is null ? [] : [.. run.Populations.SelectMany(population => Ends(population.Load, warmUp)).Where(border => border > TimeSpan.Zero && border < Planned).Distinct().Order()];
        Iterations = run.Populations.All(population => population.Load is IterationLoad) ? run.Populations.Sum(population => ((IterationLoad)population.Load).Total) : 0;
    }

    /// <summary>How long it will take, without the graceful stop; null when nobody knows.</summary>
    public TimeSpan? Planned { get; }

    /// <summary>How many iterations end it; zero where time does.</summary>
    public long Iterations { get; }

    /// <summary>The borders between stages as shares of the planned time.</summary>
    public IReadOnlyList<double> Borders => [.. borders.Select(border => border / Planned!.Value)];

    public int Stages => borders.Length + 1;

    /// <summary>The number of the stage that an interval with this end lies in, from 1.</summary>
    public int StageAt(TimeSpan end) => 1 + borders.Count(border => border < end - Tolerance);

    /// <summary>How much of it is done, from 0 to 1; null when nobody knows.</summary>
    public double? Done(TimeSpan elapsed, long ended) =>
        Planned is { } planned && planned > TimeSpan.Zero ? Math.Min(1, elapsed / planned)
        : Planned is null && Iterations > 0 ? Math.Min(1, (double)ended / Iterations)
        : null;

    /// <summary>Whether the plan is over and what still runs may end.</summary>
    public bool IsOver(TimeSpan elapsed) => elapsed > Planned + Tolerance;

    private static IEnumerable<TimeSpan> Ends(Load load, TimeSpan warmUp)
    {
        var start = warmUp;
        yield return start;
        foreach (var stage in load.Stages)
        {
            start += stage.Duration;
            yield return start;
        }
    }
}
