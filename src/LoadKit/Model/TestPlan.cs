using System.Collections.Immutable;

namespace LoadKit.Model;

/// <summary>All that a load test says about the load; what the engine runs.</summary>
internal sealed record TestPlan(string Name)
{
    public ImmutableArray<Population> Populations { get; init; } = [];

    public ImmutableArray<Slo> Slos { get; init; } = [];

    /// <summary>What is set up before it is run, in this order.</summary>
    public ImmutableArray<Setup> Setups { get; init; } = [];

    /// <summary>What is read beside the load.</summary>
    public ImmutableArray<Gauge> Gauges { get; init; } = [];

    /// <summary>What reports print about the run; a name is there once.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>What scaled it from outside, each in its way once.</summary>
    public ImmutableArray<OuterFactor> OuterFactors { get; init; } = [];

    /// <summary>How sure a verdict is to be, two-sided.</summary>
    public Ratio Confidence { get; init; } = new(0.95);

    public TimeSpan WarmUp { get; init; } = TimeSpan.Zero;

    public TimeSpan? IterationTimeout { get; init; }

    public TimeSpan? StepTimeout { get; init; }

    public TimeSpan GracefulStop { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the run is written while it runs; null for nowhere.</summary>
    public string? Journal { get; init; }

    public bool StopsOnSignals { get; init; }

    /// <summary>Whether it ends early when an objective can no longer be met.</summary>
    public bool EndsWhenHopeless { get; init; }

    /// <summary>After how long its verdict is looked at for the first time, and how often from then on, to end as soon as it is decided; null for never.</summary>
    public TimeSpan? LooksEvery { get; init; }

    public ulong? Seed { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public IServiceProvider? Services { get; init; }

    /// <summary>How long a reporter may take after the run before it is left behind; in real time.</summary>
    public TimeSpan ReporterPatience { get; init; } = TimeSpan.FromSeconds(10);

    public TestPlan Scale(double time, double load) => this with
    {
        Populations = [.. Populations.Select(population => population with { Load = population.Load.Scale(time, load) })],
        Slos = [.. Slos.Select(slo => slo?.Scale(time, load)!)],
        WarmUp = LoadScale.Time(WarmUp, time),
    };
}
