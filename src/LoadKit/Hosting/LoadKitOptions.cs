using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// What changes load tests from outside, so that a build can shrink them without editing them: the section <c>LoadKit</c> of a configuration, and environment
/// variables, which win. See <c>test.WithEnvironment()</c> and <c>services.AddLoadKit()</c>.
/// </summary>
/// <threadsafety>An immutable value.</threadsafety>
public sealed record LoadKitOptions
{
    /// <summary>What durations are multiplied by: <c>ScaleTime</c>, <c>LOADKIT_SCALE_TIME</c>; see <see cref="LoadTest.Scale"/>. Default: 1.</summary>
    public double ScaleTime { get; init; } = 1;

    /// <summary>What users and rates are multiplied by: <c>ScaleLoad</c>, <c>LOADKIT_SCALE_LOAD</c>; see <see cref="LoadTest.Scale"/>. Default: 1.</summary>
    public double ScaleLoad { get; init; } = 1;

    /// <summary>The seed of every random choice: <c>Seed</c>, <c>LOADKIT_SEED</c>. Default: that of the plan, or a new one for each run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The folder in which every run gets one for its reports: <c>Reports</c>, <c>LOADKIT_REPORTS</c>. Default: none.</summary>
    public string? Reports { get; init; }

    /// <summary>The variable or setting that <see cref="ScaleTime"/> comes from; null for code.</summary>
    internal string? TimeScaledBy { get; init; }

    /// <summary>The variable or setting that <see cref="ScaleLoad"/> comes from; null for code.</summary>
    internal string? LoadScaledBy { get; init; }

    /// <summary>The test with everything but the reports.</summary>
    internal LoadTest ApplyTo(LoadTest test) => (Seed is { } seed ? test.WithSeed(seed) : test)
        .ScaleOnce(new OuterFactor(OuterFactor.Time, ScaleTime, TimeScaledBy), new OuterFactor(OuterFactor.Load, ScaleLoad, LoadScaledBy));
}
