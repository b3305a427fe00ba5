using LoadKit.Hosting;

namespace LoadKit;

/// <summary>Load tests that a build changes without editing them.</summary>
/// <threadsafety>All members may be called at once.</threadsafety>
public static class LoadTestEnvironment
{
    /// <summary>
    /// The test as environment variables want it: <c>LOADKIT_SCALE_TIME</c> and <c>LOADKIT_SCALE_LOAD</c> are factors for its durations, and its users and
    /// rates (0.1 is a tenth), <c>LOADKIT_SEED</c> is its seed. Reports say in a label what was scaled and by what. Without such a variable, or with an
    /// empty one, it is the same test. For <c>LOADKIT_REPORTS</c> see <c>ReportToEnvironment</c> in LoadKit.Reporting.
    /// </summary>
    /// <remarks>Call it after the users and objectives are there: what is added to the plan later is not scaled. What the environment has scaled once it doesn't scale again, as in a container.</remarks>
    /// <exception cref="LoadTestPlanException">A variable has a wrong value, or a name begins with <c>LOADKIT_SCALE</c>, <c>LOADKIT_SEED</c> or <c>LOADKIT_REPORT</c> and means nothing; all are listed.</exception>
    public static LoadTest WithEnvironment(this LoadTest test) => test.WithEnvironment(ProcessEnvironment.Variables);

    internal static LoadTest WithEnvironment(this LoadTest test, IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(test);
        return OptionReader.Read(new LoadKitOptions(), null, variables).ApplyTo(test);
    }
}
