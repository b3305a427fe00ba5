using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>The figures of a result, put together from the series. Pools counts and merges histograms; nothing is averaged or added up from ratios.</summary>
internal sealed class ResultTables(RunRecord record, Evidence evidence)
{
    private readonly HashSet<int> judged = evidence.StagesOf(new SloScope());

    public Totals Totals(HashSet<int> stages)
    {
        var duration = evidence.DurationOf(stages);
        var series = evidence.In(stages).ToList();
        return new Totals(Evidence.Requests(series, duration), Evidence.Iterations(series, duration), evidence.Counts(stages)) { Traffic = Evidence.Traffic(series, duration) };
    }

    public IReadOnlyList<UserTypeResult> UserTypes() =>
    [
        .. record.Plan.Populations.SelectMany(population => population.UserTypes).Select(type =>
        {
            var (series, duration) = Judged(new SloScope(UserType: type.Name));
            return new UserTypeResult(type.Name, type.Weight, Evidence.Requests(series, duration), Evidence.Iterations(series, duration));
        }),
    ];

    public IReadOnlyList<ScenarioResult> Scenarios() =>
    [
        .. record.Plan.Populations
            .SelectMany(population => population.UserTypes)
            .SelectMany(type => type.Scenario.Leaves)
            .Select(scenario => scenario.Name)
            .Distinct()
            .Select(name =>
            {
                var (series, duration) = Judged(new SloScope(Scenario: name));
                return new ScenarioResult(name, Evidence.Requests(series, duration), Evidence.Iterations(series, duration));
            }),
    ];

    public IReadOnlyList<StepResult> Steps()
    {
        var beside = evidence.In(judged).Where(data => data.Series is { IsBeside: true, Name: not null }).ToLookup(data => data.Series.Name!);
        return
        [
            .. evidence.In(judged)
                .Where(data => data.Series.Kind == SeriesKind.Step)
                .GroupBy(data => data.Series.Name!)
                .OrderBy(step => step.Key, StringComparer.Ordinal)
                .Select(step => Step(step.Key, [.. step], [.. beside[step.Key]])),
        ];
    }

    public IReadOnlyList<StageResult> Stages() =>
    [
        .. record.Stages.Select((span, index) =>
        {
            var series = evidence.In([index]).ToList();
            return new StageResult(
                span.Stage,
                span.Start,
                span.Duration,
                evidence.IsJudged(index),
                Evidence.Requests(series, span.Duration),
                Evidence.Iterations(series, span.Duration),
                span.Counts)
            {
                Population = span.Population,
                Gauges = Gauges([index]),
            };
        }),
    ];

    public IReadOnlyList<CheckResult> Checks() =>
    [
        .. evidence.In(judged)
            .Where(data => data.Series.Kind == SeriesKind.Check)
            .GroupBy(data => data.Series.Name!)
            .OrderBy(check => check.Key, StringComparer.Ordinal)
            .Select(check => new CheckResult(check.Key, check.Sum(data => data.Passes), check.Sum(data => data.Failures))),
    ];

    public IReadOnlyList<TagResult> Tags() =>
    [
        .. evidence.In(judged)
            .Where(data => data.Series is { Tag: not null, IsBeside: false })
            .GroupBy(data => (data.Series.Tag!.Value.Key, data.Series.Tag.Value.Value, Step: data.Series.Kind == SeriesKind.StepTag ? data.Series.Name : null))
            .OrderBy(tag => tag.Key.Key, StringComparer.Ordinal)
            .ThenBy(tag => tag.Key.Value, StringComparer.Ordinal)
            .ThenBy(tag => tag.Key.Step, StringComparer.Ordinal)
            .Select(tag => new TagResult(tag.Key.Key, tag.Key.Value, tag.Key.Step, Evidence.Sum(tag, evidence.DurationOf(judged)))),
    ];

    public IReadOnlyList<GaugeResult> Gauges() => Gauges(judged);

    private IReadOnlyList<GaugeResult> Gauges(HashSet<int> stages) =>
    [
        .. record.Gauges
            .Where(data => data.Stages.Any(stages.Contains))
            .GroupBy(data => data.Gauge)
            .OrderBy(gauge => gauge.Key)
            .Select(gauge => gauge.Select(data => data.Figures).Aggregate((one, next) => one.Merge(next))),
    ];

    private StepResult Step(string name, IReadOnlyList<SeriesData> requests, IReadOnlyList<SeriesData> beside)
    {
        var duration = evidence.DurationOf(judged, new SloScope(Step: name));
        return new StepResult(name, Evidence.Sum(requests, duration))
        {
            Traffic = Evidence.Traffic(beside, duration),
            Phases =
            [
                .. beside.Where(data => data.Series.Kind == SeriesKind.Phase)
                    .GroupBy(data => data.Series.Tag!.Value.Value)
                    .OrderBy(phase => PhaseNames.PlaceOf(phase.Key))
                    .ThenBy(phase => phase.Key, StringComparer.Ordinal)
                    .Select(phase => new PhaseResult(phase.Key, new Latencies(Evidence.Merge(phase.Select(data => data.Succeeded))))),
            ],
        };
    }

    private (List<SeriesData> Series, TimeSpan Duration) Judged(SloScope scope) =>
        ([.. evidence.In(scope)], evidence.DurationOf(judged, scope));
}
