using System.Collections.Immutable;
using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Verdicts;

namespace LoadKit;

/// <summary>
/// A load test: who the users are, how many, what is expected of the system, and who reports. A plan is a value: every <c>With</c>
/// returns a new one, so a smoke test and a peak test share a base. <see cref="RunAsync"/> runs it.
/// </summary>
/// <threadsafety>Immutable; may be run several times, also at once.</threadsafety>
public sealed partial record LoadTest
{
    private readonly TestPlan plan;

    private LoadTest(TestPlan plan) => this.plan = plan;

    /// <summary>What reports call it.</summary>
    public string Name => plan.Name;

    /// <summary>The load profiles and their user types.</summary>
    public IReadOnlyList<Population> Populations => plan.Populations;

    /// <summary>The objectives.</summary>
    public IReadOnlyList<Slo> Slos => plan.Slos;

    /// <summary>
    /// What can be said about the plan before it is run: two limits for one quantity, an objective that its load or its length can't answer. Empty
    /// where all depends on the system; says nothing about mistakes, which <see cref="RunAsync"/> lists. Never throws.
    /// </summary>
    public IReadOnlyList<Finding> Warnings => PlanWarnings.Of(plan);

    /// <summary>The reporters.</summary>
    public ImmutableArray<IReporter> Reporters { get; private init; } = [];

    /// <summary>A load test without users, objectives and reporters yet.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public static LoadTest Create(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new LoadTest(new TestPlan(name));
    }

    /// <summary>Adds a population: a load profile shared by user types according to their weights. Several populations run side by side.</summary>
    public LoadTest WithUsers(Load load, params ReadOnlySpan<UserType> userTypes)
    {
        ArgumentNullException.ThrowIfNull(load);
        return new(this) { Plan = plan with { Populations = plan.Populations.Add(new Population(load, [.. userTypes])) } };
    }

    /// <summary>Adds objectives.</summary>
    public LoadTest WithSlos(params ReadOnlySpan<Slo> slos) => new(this) { Plan = plan with { Slos = [.. plan.Slos, .. slos] } };

    /// <summary>
    /// Something that reports print in their heads: <c>target</c> and the address, <c>commit</c> and its hash. A second value for a name replaces
    /// the first. In a CI job the commit is there by itself. Nothing secret belongs here: it is in every report.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LoadTest WithLabel(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return new(this) { Plan = plan with { Labels = [.. plan.Labels.Where(label => label.Name != name), new Label(name, value)] } };
    }

    /// <summary>
    /// How sure a verdict is to be. The interval of that confidence (two-sided) is printed, and judged: an objective is met when all of it is on
    /// the good side of the limit, and missed when all of it is on the bad one. Default: 95 %.
    /// </summary>
    public LoadTest WithConfidence(Ratio confidence) => new(this) { Plan = plan with { Confidence = confidence } };

    /// <summary>
    /// Time before the profile in which the load rises from nothing to the first level that the profile reaches. It is run but not
    /// measured: it appears in the timeline only. Default: none.
    /// </summary>
    public LoadTest WithWarmUp(TimeSpan duration) => new(this) { Plan = plan with { WarmUp = duration } };

    /// <summary>The longest an iteration may take. One that takes longer is failed and left behind. Default: no limit.</summary>
    public LoadTest WithIterationTimeout(TimeSpan limit) => new(this) { Plan = plan with { IterationTimeout = limit } };

    /// <summary>The longest a step may take. One that takes longer is failed and left behind; its scenario gets a <see cref="TimeoutException"/>. Default: no limit.</summary>
    public LoadTest WithStepTimeout(TimeSpan limit) => new(this) { Plan = plan with { StepTimeout = limit } };

    /// <summary>How long running iterations get to end by themselves when the load is over or the run is cancelled. Default: 30 seconds.</summary>
    public LoadTest WithGracefulStop(TimeSpan limit) => new(this) { Plan = plan with { GracefulStop = limit } };

    /// <summary>The seed of every random choice. Default: a new one for each run, printed in the result.</summary>
    public LoadTest WithSeed(ulong seed) => new(this) { Plan = plan with { Seed = seed } };

    /// <summary>
    /// The clock of the run. With a <see cref="VirtualTime"/> the whole test runs in simulated time: exact, repeatable, in seconds.
    /// There, an iteration that takes no time at all is followed by a pause of a millisecond, for otherwise the clock would never move.
    /// </summary>
    public LoadTest WithTimeProvider(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new(this) { Plan = plan with { TimeProvider = timeProvider } };
    }

    /// <summary>The services from which scenario classes are made; each virtual user gets a scope of its own. Default: none.</summary>
    public LoadTest WithServices(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new(this) { Plan = plan with { Services = services } };
    }

    /// <summary>Adds reporters. Without any, nothing is printed.</summary>
    public LoadTest ReportTo(params ReadOnlySpan<IReporter> reporters) => new(this) { Reporters = [.. Reporters, .. reporters] };

    /// <summary>
    /// The same plan, smaller or larger: durations times <paramref name="time"/>, users and rates times <paramref name="load"/> (never
    /// fewer than one user where there were some). Throughput objectives move with them; latency limits, timeouts, pacing and think times stay.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A factor is zero, negative, infinite or not a number.</exception>
    public LoadTest Scale(double time = 1, double load = 1)
    {
        LoadScale.EnsureFactor(time);
        LoadScale.EnsureFactor(load);
        return new(this) { Plan = plan.Scale(time, load) };
    }

    /// <summary>Runs the load test and judges it.</summary>
    /// <param name="cancellationToken">
    /// Stops the run gracefully: no new iterations; those that run get the graceful stop. The result covers the part that ran.
    /// </param>
    /// <returns>The result; failed objectives are in it and throw nothing.</returns>
    /// <exception cref="LoadTestPlanException">The plan has mistakes; all are listed, and nothing was run.</exception>
    public Task<RunResult> RunAsync(CancellationToken cancellationToken = default) =>
        LoadEngine.RunAsync(plan, Reporters, AbortRules, cancellationToken);

    /// <summary>A variation of this test for an experiment; nobody reports it.</summary>
    internal LoadTest Varied(Func<TestPlan, TestPlan> change) => new(this) { Plan = change(plan), Reporters = [] };

    /// <summary>What the engine runs, for an experiment that plans with it.</summary>
    internal TestPlan ToPlan() => plan;

    private TestPlan Plan
    {
        init => plan = value;
    }
}
