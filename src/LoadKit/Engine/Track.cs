using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>One user type doing one scenario: where its figures go. Shared by all users of the type.</summary>
internal sealed class Track
{
    private readonly SeriesTable table;
    private readonly Series template;
    private readonly NameTable steps;
    private readonly NameTable checks;
    private readonly NameTable tags;

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
        steps = new NameTable(name => Register(SeriesKind.Step, name, name, null));
        checks = new NameTable(name => Register(SeriesKind.Check, name, name, null));
        tags = new NameTable(static _ => -1);
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

    public int IterationTag(Tag tag) => Tagged(SeriesKind.IterationTag, null, tag);

    private int Tagged(SeriesKind kind, string? step, Tag tag)
    {
        var key = $"{step}\n{tag.Key}\n{tag.Value}";
        return tags.GetOrAdd(key, _ => Register(kind, key, step, tag));
    }

    private int Register(SeriesKind kind, string key, string? name, Tag? tag)
    {
        if (table.Admits(kind, key))
        {
            return table.Add(template with { Kind = kind, Name = name, Tag = tag });
        }

        // The names beyond the limit share one series, which the tables find again under its own name.
        return tag is null
            ? (kind == SeriesKind.Step ? steps : checks).GetOrAdd(SeriesTable.Other, _ => table.Add(template with { Kind = kind, Name = SeriesTable.Other }))
            : tags.GetOrAdd($"{kind}\n{SeriesTable.Other}", _ => table.Add(template with { Kind = kind, Name = SeriesTable.Other, Tag = new Tag(tag.Value.Key, SeriesTable.Other) }));
    }
}
