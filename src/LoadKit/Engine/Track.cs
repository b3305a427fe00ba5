using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>One user type doing one scenario: where its figures go. Shared by all users of the type.</summary>
internal sealed class Track
{
    private readonly SeriesTable table;
    private readonly Series template;
    private readonly NameTable steps;
    private readonly NameTable checks;
    private readonly KeyTable<(SeriesKind Kind, string? Step, Tag Tag)> tags;

    public Track(SeriesTable table, string userType, Scenario scenario, bool hasIntendedStart)
    {
        this.table = table;
        Scenario = scenario;
        Body = scenario.Body;
        template = new Series(SeriesKind.Iteration, userType, scenario.Name);
        HasIntendedStart = hasIntendedStart;
        Iteration = table.Add(template);
        SoloIteration = table.Add(template with { Kind = SeriesKind.SoloIteration });
        OutsideFailure = table.Add(template with { Kind = SeriesKind.OutsideFailure });
        steps = new NameTable(name => Register(SeriesKind.Step, name, steps!));
        checks = new NameTable(name => Register(SeriesKind.Check, name, checks!));
        tags = new KeyTable<(SeriesKind, string?, Tag)>(Register);
    }

    public Scenario Scenario { get; }

    public Func<VirtualUser, CancellationToken, ValueTask>? Body { get; }

    /// <summary>Whether iterations have a time at which they should start, other than the one at which they do.</summary>
    public bool HasIntendedStart { get; }

    public int Iteration { get; }

    public int SoloIteration { get; }

    public int OutsideFailure { get; }

    public int Step(string name) => steps[name];

    public int Check(string name) => checks[name];

    public int StepTag(string step, Tag tag) => Tagged(SeriesKind.StepTag, step, tag);

    public int IterationTag(Tag tag, bool hasSteps) => Tagged(hasSteps ? SeriesKind.IterationTag : SeriesKind.SoloIterationTag, null, tag);

    private int Tagged(SeriesKind kind, string? step, Tag tag) => tags[(kind, step, tag)];

    private int Register(SeriesKind kind, string name, NameTable names) =>
        table.Admits(kind, name)
            ? table.Add(template with { Kind = kind, Name = name })
            : names.GetOrAdd(SeriesTable.Other, _ => table.Add(template with { Kind = kind, Name = SeriesTable.Other }));

    private int Register((SeriesKind Kind, string? Step, Tag Tag) key)
    {
        var (kind, step, tag) = key;
        if (table.Admits(kind, $"{step?.Length}\n{step}{tag.Key.Length}\n{tag.Key}{tag.Value}"))
        {
            return table.Add(template with { Kind = kind, Name = step, Tag = tag });
        }

        // The tags beyond the limit share one series.
        return tags.GetOrAdd(
            (kind, SeriesTable.Other, new Tag(SeriesTable.Other, SeriesTable.Other)),
            other => table.Add(template with { Kind = kind, Name = SeriesTable.Other, Tag = other.Tag }));
    }
}
