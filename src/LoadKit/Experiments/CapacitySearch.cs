using System.Collections.Immutable;
using LoadKit.Experiments;
using LoadKit.Verdicts;

namespace LoadKit;

/// <summary>
/// A search for the capacity: the highest rate of arrivals, in an open load, at which every objective is proven. It doubles the rate until the objectives
/// are not met, bisects, and confirms what it found with a longer probe. A search is a value: every <c>With</c> returns a new one.
/// </summary>
/// <remarks>
/// <para>
/// Each probe is a run of the test's users under one constant rate, with a warm-up before it. It ends as soon as its objectives are all proven or one is refuted, and is
/// longer while neither is so. A probe that is in doubt, because the generator was the limit, is run once again; then the search gives up at that rate.
/// </para>
/// <para>
/// Of the test it takes the users, the objectives and all its settings. Its load profile is left aside: several populations share the rate as their longest stages of constant
/// load do; users of a closed load arrive by the rate, without pacing and think time between iterations. Objectives on throughput are left out, for they ask for
/// load and not for what the system makes of it; so are reporters and journals.
/// </para>
/// <para>It assumes that more load is never better, and that the system recovers between probes; where that is seen not to be so, it says so.</para>
/// </remarks>
/// <threadsafety>Immutable; may be run several times.</threadsafety>
public sealed record CapacitySearch
{
    private const double MostTimes = 1_000;
    private const double MostAtAll = 1_000_000;

    private CapacitySearch(LoadTest test, Rate from) => (Test, From, Highest) = (test, from, new Rate(Math.Max(from.PerSecond, Math.Min(MostAtAll, from.PerSecond * MostTimes))));

    /// <summary>Whose users and objectives.</summary>
    public LoadTest Test { get; }

    /// <summary>The first rate.</summary>
    public Rate From { get; }

    /// <summary>The highest rate to try.</summary>
    public Rate Highest { get; private init; }

    /// <summary>How close proven and not proven are to come.</summary>
    public Ratio Tolerance { get; private init; } = new(0.05);

    /// <summary>How long a probe measures at least.</summary>
    public TimeSpan ProbeLength { get; private init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a probe measures at most.</summary>
    public TimeSpan LongestProbe { get; private init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the load rises before each probe.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the system is left alone after each probe.</summary>
    public TimeSpan Pause { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the probe measures that confirms the answer.</summary>
    public TimeSpan Confirmation { get; private init; } = TimeSpan.FromMinutes(3);

    /// <summary>The seed from which those of all probes come; the test's, or a new one for each search, when null.</summary>
    public ulong? Seed { get; private init; }

    /// <summary>Who looks at each probe while it runs, and reports it.</summary>
    public ImmutableArray<IReporter> ProbeReporters { get; private init; } = [];

    /// <summary>Who reports the result.</summary>
    public ImmutableArray<ICapacityReporter> Reporters { get; private init; } = [];

    /// <summary>Searches for the capacity by a load test's objectives.</summary>
    /// <param name="test">Its users and its objectives.</param>
    /// <param name="from">The first rate: one that the system takes with ease.</param>
    /// <exception cref="ArgumentNullException">The test is null.</exception>
    public static CapacitySearch Of(LoadTest test, Rate from)
    {
        ArgumentNullException.ThrowIfNull(test);
        return new CapacitySearch(test, from);
    }

    /// <summary>The highest rate to try: the most that you are allowed to load the system with. Default: a thousand times the first.</summary>
    public CapacitySearch UpTo(Rate rate) => this with { Highest = rate };

    /// <summary>How close proven and not proven are to come. Default: 5 %, a factor of 1.05.</summary>
    /// <param name="tolerance">From 1 % to 100 %.</param>
    public CapacitySearch WithTolerance(Ratio tolerance) => this with { Tolerance = tolerance };

    /// <summary>How long a probe measures. Default: 30 seconds, and while it is unproven 30 more, up to 2 minutes.</summary>
    /// <param name="length">When its verdict is looked at first, and how often from then on; at least one second.</param>
    /// <param name="atMost">The longest, not shorter than <paramref name="length"/>; at most a day.</param>
    public CapacitySearch WithProbes(TimeSpan length, TimeSpan atMost) => this with { ProbeLength = length, LongestProbe = atMost };

    /// <summary>How long the load rises before each probe, which is not measured. Default: 5 seconds.</summary>
    public CapacitySearch WithWarmUp(TimeSpan duration) => this with { WarmUp = duration };

    /// <summary>How long the system is left alone after each probe, once its requests have ended, so that it drains. Default: 5 seconds.</summary>
    public CapacitySearch WithPause(TimeSpan duration) => this with { Pause = duration };

    /// <summary>How long the probe measures that confirms the answer. Default: 3 minutes.</summary>
    public CapacitySearch WithConfirmation(TimeSpan length) => this with { Confirmation = length };

    /// <summary>The seed from which those of all probes come. Default: the test's, or a new one for each search, which the result has.</summary>
    public CapacitySearch WithSeed(ulong seed) => this with { Seed = seed };

    /// <summary>Adds reporters of each probe, such as the one of the console for a live view; every probe carries its number and rate as a label.</summary>
    public CapacitySearch ReportProbesTo(params ReadOnlySpan<IReporter> reporters) => this with { ProbeReporters = [.. ProbeReporters, .. reporters] };

    /// <summary>Adds reporters of the result.</summary>
    public CapacitySearch ReportTo(params ReadOnlySpan<ICapacityReporter> reporters) => this with { Reporters = [.. Reporters, .. reporters] };

    /// <summary>Runs probe after probe until there is an answer, or a reason why there is none.</summary>
    /// <param name="progress">Is told of every probe that ended, and what is next.</param>
    /// <param name="cancellationToken">Ends the running probe gracefully; the result has all probes, and proves nothing.</param>
    /// <returns>The three answers and every probe; that nothing is proven is in it and throws nothing.</returns>
    /// <exception cref="LoadTestPlanException">The search or its test has mistakes; all are listed, and nothing was run.</exception>
    /// <exception cref="LoadTestSetupException">A setup of the test failed before a probe; the probes before it are lost, but <paramref name="progress"/> was told of them.</exception>
    public async Task<CapacityResult> RunAsync(IProgress<CapacityProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        CapacityChecks.Ensure(this);
        return await new CapacityRun(this, progress).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    internal CapacityTerms ToTerms() => new(From.PerSecond, Highest.PerSecond, Tolerance.Value, ProbeLength, LongestProbe, Confirmation);
}
