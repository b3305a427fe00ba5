using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>What a run measured, to be asked for any scope. Pure.</summary>
internal sealed class Evidence
{
    private readonly RunRecord record;
    private readonly HashSet<int> judged;
    private readonly LatencyLimits limits;
    private readonly StageObjectives byStage;
    private CountedWindows? counted;

    public Evidence(RunRecord record)
    {
        this.record = record;
        judged = [.. JudgedStages(record)];
        limits = new LatencyLimits(record.Plan.Slos);
        byStage = new StageObjectives(record, judged);
        WindowLength = TimeSpan.FromSeconds(Math.Max(1, Math.Round(record.Windows.Select(window => window.Length.TotalSeconds).Order().ElementAtOrDefault(record.Windows.Count / 2))));
    }

    /// <summary>How sure a verdict is to be, two-sided: 0.95.</summary>
    public double Confidence => record.Plan.Confidence.Value;

    public IReadOnlyList<Window> Windows => record.Windows;

    /// <summary>What each objective counts in the windows.</summary>
    public CountedWindows Counted => counted ??= new CountedWindows(this, [.. record.Plan.Slos, .. byStage.All]);

    /// <summary>How long the windows are that the record can tell apart, in whole seconds: one as a rule, more in a run too long for that.</summary>
    public TimeSpan WindowLength { get; }

    public TimeSpan GracefulStop => record.Plan.GracefulStop;

    /// <summary>The judged stages whose objectives are judged by themselves too, in their order.</summary>
    public IEnumerable<int> StagesWithObjectives => judged.Where(stage => byStage.Of(stage).Count > 0).Order();

    /// <summary>The objectives as objectives of a stage alone.</summary>
    public IReadOnlyList<Slo> ObjectivesOf(int stage) => byStage.Of(stage);

    public IterationCounts CountsOf(int stage) => record.Stages[stage].Counts;

    public IReadOnlyList<Interval> Timeline => record.Timeline;

    /// <summary>Where stages begin and end within a stretch, its own ends included, in order.</summary>
    public IReadOnlyList<TimeSpan> Borders(HashSet<int> stages, (TimeSpan Start, TimeSpan End) stretch) =>
    [
        .. stages.SelectMany(stage => new[] { record.Stages[stage].Start, record.Stages[stage].End })
            .Where(border => border > stretch.Start && border < stretch.End)
            .Append(stretch.Start)
            .Append(stretch.End)
            .Distinct()
            .Order(),
    ];

    public int PopulationOf(int stage) => record.Stages[stage].Population;

    /// <summary>Whether a time lies in a stage.</summary>
    public bool IsIn(int stage, TimeSpan time) => time >= record.Stages[stage].Start && time < record.Stages[stage].End;

    public TimeSpan StartOf(int stage) => record.Stages[stage].Start;

    /// <summary>Where the exact counts over these limits are among those of a series.</summary>
    public int[] PlacesOf(Series series, IEnumerable<TimeSpan> of)
    {
        var known = limits.Of(series);
        return [.. of.Select(limit => known.IndexOf(limit))];
    }

    public bool IsJudged(int stage) => judged.Contains(stage);

    /// <summary>The judged stages, or those of the scope's name.</summary>
    public HashSet<int> StagesOf(SloScope scope) => scope.Stage is null ? judged : [.. Indexes(record, span => span.Stage.Name == scope.Stage)];

    /// <summary>All stages but the warm-ups.</summary>
    public HashSet<int> MeasuredStages => [.. Indexes(record, span => span.Stage.IsMeasured)];

    public IEnumerable<SeriesData> In(HashSet<int> stages) => record.Series.Where(data => stages.Contains(data.Stage));

    public IEnumerable<SeriesData> In(SloScope scope) => In(StagesOf(scope)).Where(data => data.Series.IsWithin(scope));

    /// <summary>The time that the stages cover, where populations overlap counted once; only of populations that the scope can be about.</summary>
    public TimeSpan DurationOf(HashSet<int> stages, SloScope scope) => Spans(stages, scope).Aggregate(TimeSpan.Zero, (sum, span) => sum + (span.End - span.Start));

    public TimeSpan DurationOf(HashSet<int> stages) => DurationOf(stages, new SloScope());

    /// <summary>The same time as stretches that do not overlap, in order.</summary>
    public IReadOnlyList<(TimeSpan Start, TimeSpan End)> Spans(HashSet<int> stages, SloScope scope)
    {
        var merged = new List<(TimeSpan Start, TimeSpan End)>();
        var spans = record.Stages.Where((span, index) => stages.Contains(index) && span.Duration > TimeSpan.Zero && IsAbout(scope, span.Population));
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, span.End > merged[^1].End ? span.End : merged[^1].End);
            }
            else
            {
                merged.Add((span.Start, span.End));
            }
        }

        return merged;
    }

    /// <summary>Requests of the series: steps, iterations without steps, and failures outside steps.</summary>
    public static Measured Requests(IEnumerable<SeriesData> series, TimeSpan duration) =>
        Sum(series.Where(data => data.Series.IsRequest || data.Series.Kind == SeriesKind.OutsideFailure), duration);

    /// <summary>Bytes and retries of the series.</summary>
    public static Traffic Traffic(IReadOnlyList<SeriesData> series, TimeSpan duration)
    {
        return new Traffic(Sum(SeriesKind.Sent), Sum(SeriesKind.Received), Sum(SeriesKind.Retries), duration);

        long Sum(SeriesKind kind) => series.Where(data => data.Series.Kind == kind).Sum(data => data.Passes);
    }

    public static IterationFigures Iterations(IEnumerable<SeriesData> series, TimeSpan duration)
    {
        var own = series.Where(data => data.Series.IsIteration).ToList();
        var measured = Sum(own, duration);
        return new IterationFigures(
            measured,
            new Latencies(Merge(own.SelectMany(data => data.ServiceTime is null ? [data.Succeeded, data.Failed] : new[] { data.ServiceTime }))),
            new Latencies(Merge(own.Where(data => data.Lag is not null).Select(data => data.Lag!))));
    }

    public static Measured Sum(IEnumerable<SeriesData> series, TimeSpan duration)
    {
        var all = series.ToList();
        var latency = Merge(all.SelectMany(data => new[] { data.Succeeded, data.Failed }));
        var withoutTime = all.Sum(data => data.Failures);
        return new Measured(latency.Count + withoutTime, all.Sum(data => data.Failed.Count) + withoutTime, new Latencies(latency), duration)
        {
            FailedLatency = new Latencies(Merge(all.Select(data => data.Failed))),
            Rejected = all.Where(data => data.Series.IsRejected).Sum(data => data.Failed.Count + data.Failures),
        };
    }

    public static Histogram Merge(IEnumerable<Histogram> histograms) => Histogram.Merge([.. histograms.Where(histogram => histogram.Count > 0)]);

    public IterationCounts Counts(HashSet<int> stages) =>
        record.Stages.Where((_, index) => stages.Contains(index)).Aggregate(IterationCounts.None, (sum, span) => sum.Add(span.Counts));

    private bool IsAbout(SloScope scope, int population) =>
        record.Plan.Populations[population].UserTypes.Any(type =>
            (scope.UserType is null || type.Name == scope.UserType)
            && (scope.Scenario is null || type.Scenario.Leaves.Any(scenario => scenario.Name == scope.Scenario)))
        && (scope is { Step: null, Tag: null } || Has(scope, population) || !Enumerable.Range(0, record.Plan.Populations.Length).Any(other => Has(scope, other)));

    // Steps and tags are not in the plan: a population has those that it was seen with.
    private bool Has(SloScope scope, int population) =>
        record.Series.Any(data => PopulationOf(data.Stage) == population && data.Series.IsCountedBy(scope));

    // The stages of constant load; of a profile that has none, all but the warm-up.
    private static IEnumerable<int> JudgedStages(RunRecord record)
    {
        for (var population = 0; population < record.Plan.Populations.Length; population++)
        {
            var own = population;
            var steady = Indexes(record, span => span.Population == own && span.Stage.IsSteady).ToList();
            foreach (var index in steady.Count > 0 ? steady : Indexes(record, span => span.Population == own && span.Stage.IsMeasured))
            {
                yield return index;
            }
        }
    }

    private static IEnumerable<int> Indexes(RunRecord record, Func<StageSpan, bool> filter) =>
        Enumerable.Range(0, record.Stages.Count).Where(index => filter(record.Stages[index]));
}
