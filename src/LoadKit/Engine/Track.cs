using System.Collections.Concurrent;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>One user type doing one scenario: where its figures go. Shared by all users of the type.</summary>
internal sealed class Track
{
    private readonly SeriesTable table;
    private readonly Series template;
    private readonly NameTable steps;
    private readonly NameTable rejectedSteps;
    private readonly NameTable checks;
    private readonly ConcurrentDictionary<string, BesideSeries> beside = new(StringComparer.Ordinal);
    private readonly KeyTable<TagKey> tags;

    public Track(SeriesTable table, string userType, Scenario scenario, bool hasIntendedStart)
    {
        this.table = table;
        Scenario = scenario;
        Body = scenario.Body;
        template = new Series(SeriesKind.Iteration, userType, scenario.Name);
        HasIntendedStart = hasIntendedStart;
        Iteration = table.Add(template);
        SoloIteration = table.Add(template with { Kind = SeriesKind.SoloIteration });
        steps = new NameTable(name => Register(template with { Kind = SeriesKind.Step, Name = name }, steps!));
        rejectedSteps = new NameTable(name => Register(template with { Kind = SeriesKind.Step, Name = name, IsRejected = true }, rejectedSteps!));
        checks = new NameTable(name => Register(template with { Kind = SeriesKind.Check, Name = name }, checks!));
        tags = new KeyTable<TagKey>(Register);
    }

    public Scenario Scenario { get; }

    public Func<VirtualUser, CancellationToken, ValueTask>? Body { get; }

    /// <summary>Whether iterations have a time at which they should start, other than the one at which they do.</summary>
    public bool HasIntendedStart { get; }

    public int Iteration { get; }

    public int SoloIteration { get; }

    /// <summary>Where an iteration goes that did not simply succeed.</summary>
    public int IterationOf(bool hasSteps, bool isRejected) =>
        isRejected ? table.Add(template with { Kind = hasSteps ? SeriesKind.Iteration : SeriesKind.SoloIteration, IsRejected = true })
        : hasSteps ? Iteration : SoloIteration;

    /// <summary>Where an iteration is counted that failed outside its steps.</summary>
    public int OutsideFailure(bool isRejected) => table.Add(template with { Kind = SeriesKind.OutsideFailure, IsRejected = isRejected });

    public int Step(string name, bool isRejected = false) => isRejected ? rejectedSteps[name] : steps[name];

    public int Check(string name) => checks[name];

    /// <summary>What a step counts beside its requests; of iterations outside their steps where the name is null.</summary>
    public BesideSeries Beside(string? step) => beside.TryGetValue(step ?? "", out var known) ? known : FindBeside(step);

    public int StepTag(string step, Tag tag, bool isRejected = false) => tags[new TagKey(SeriesKind.StepTag, step, tag, isRejected)];

    public int IterationTag(Tag tag, bool hasSteps, bool isRejected = false) =>
        tags[new TagKey(hasSteps ? SeriesKind.IterationTag : SeriesKind.SoloIterationTag, null, tag, isRejected)];

    // Names beyond the limit share one, and are kept in no table: there may be millions.
    private BesideSeries FindBeside(string? step)
    {
        var name = step is null ? null : table[Step(step)].Name;
        return beside.GetOrAdd(name ?? "", static (_, series) => new BesideSeries(series.Table, series.Step), (Table: table, Step: template with { Name = name }));
    }

    private int Register(Series series, NameTable names) =>
        table.Admits(series.Kind, series.Name!)
            ? table.Add(series)
            : names.GetOrAdd(SeriesTable.Other, other => table.Add(series with { Name = other }));

    private int Register(TagKey key)
    {
        var (kind, step, tag, isRejected) = key;
        var series = template with { Kind = kind, Name = step, Tag = tag, IsRejected = isRejected };
        if (table.Admits(kind, $"{step?.Length}\n{step}{tag.Key.Length}\n{tag.Key}{tag.Value}"))
        {
            return table.Add(series);
        }

        // The tags beyond the limit share one series.
        return tags.GetOrAdd(
            new TagKey(kind, SeriesTable.Other, new Tag(SeriesTable.Other, SeriesTable.Other), isRejected),
            other => table.Add(series with { Name = SeriesTable.Other, Tag = other.Tag }));
    }

    private readonly record struct TagKey(SeriesKind Kind, string? Step, Tag Tag, bool IsRejected);
}
