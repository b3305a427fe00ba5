using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LoadKit.Model;
using LoadKit.Recording;

namespace LoadKit.Storage;

/// <summary>The first line of a journal: what is fixed when a run begins, as far as a verdict needs it.</summary>
internal sealed record JournalStart
{
    public const int Version = 1;

    public required int Format { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Whether the generator watches itself: not in virtual time.</summary>
    public bool IsReal { get; init; }

    public required Runner Runner { get; init; }

    public required IReadOnlyList<Population> Populations { get; init; }

    public IReadOnlyList<Slo> Slos { get; init; } = [];

    public IReadOnlyList<Label> Labels { get; init; } = [];

    public IReadOnlyList<JournalGauge> Gauges { get; init; } = [];

    public Ratio Confidence { get; init; }

    public TimeSpan WarmUp { get; init; }

    public TimeSpan GracefulStop { get; init; }

    public TimeSpan? IterationTimeout { get; init; }

    public TimeSpan? StepTimeout { get; init; }

    /// <summary>Whether a run can have begun so; a file may say anything.</summary>
    [JsonIgnore]
    public bool IsSound =>
        Populations.Count > 0 && Populations.All(population => population is { Load: not null, UserTypes.IsDefaultOrEmpty: false } && !population.Check("").Any())
        && (Gauges ?? []).All(gauge => gauge is { Name: not null, Unit: not null }) && !Gauge.Check(ReadGauges()).Any()
        && Slos.All(slo => slo is not null && !slo.Check().Any()) && Confidence.Value is > 0 and < 1;

    public static JournalStart Of(RunStart start, Runner runner, bool isReal) => new()
    {
        Format = Version,
        Name = start.Plan.Name,
        At = start.At,
        Seed = start.Seed,
        IsReal = isReal,
        Runner = runner,
        Populations = start.Plan.Populations,
        Slos = start.Plan.Slos,
        Labels = start.Plan.Labels,
        Gauges = [.. start.Plan.Gauges.Select(gauge => new JournalGauge(gauge.Name, gauge.Unit))],
        Confidence = start.Plan.Confidence,
        WarmUp = start.Plan.WarmUp,
        GracefulStop = start.Plan.GracefulStop,
        IterationTimeout = start.Plan.IterationTimeout,
        StepTimeout = start.Plan.StepTimeout,
    };

    public RunStart ToStart() => new(
        new TestPlan(Name)
        {
            Populations = [.. Populations],
            Slos = [.. Slos],
            Labels = [.. Labels],
            Gauges = ReadGauges(),
            Confidence = Confidence,
            WarmUp = WarmUp,
            GracefulStop = GracefulStop,
            IterationTimeout = IterationTimeout,
            StepTimeout = StepTimeout,
        },
        Seed,
        At);

    // A journal of an older version has none.
    private ImmutableArray<Gauge> ReadGauges() => [.. (Gauges ?? []).Select(gauge => Gauge.Read(gauge.Name, gauge.Unit))];
}

/// <summary>A gauge of the plan, in its order.</summary>
internal sealed record JournalGauge(string Name, string Unit);
