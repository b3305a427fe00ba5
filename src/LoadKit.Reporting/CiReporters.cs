namespace LoadKit.Reporting;

/// <summary>The reporters for the CI server that a process runs on.</summary>
/// <threadsafety>All members may be called by several threads.</threadsafety>
public static class CiReporters
{
    /// <summary>
    /// By its environment variables: GitHub Actions (<see cref="GitHubActionsReporter"/>), Azure Pipelines (<see cref="AzurePipelinesReporter"/>),
    /// TeamCity (<see cref="TeamCityReporter"/>), GitLab (<see cref="OpenMetricsReporter"/> to <c>metrics.txt</c> in the project's directory). None
    /// on other servers, which read the file of <see cref="JUnitReporter"/>, and none on a desk: so
    /// <c>.ReportTo(CiReporters.Detect(Console.Out))</c> is right everywhere.
    /// </summary>
    /// <param name="output">The step's standard output, such as <c>Console.Out</c>, or <c>TestContext.Progress</c> in a test.</param>
    /// <param name="environment">Gives the value of an environment variable, null where it is not set. Default: the process's.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public static IReporter[] Detect(TextWriter output, Func<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        environment ??= Environment.GetEnvironmentVariable;
        return
        [
            .. Is("GITHUB_ACTIONS") ? [new GitHubActionsReporter(output, environment)] : Array.Empty<IReporter>(),
            .. Is("TF_BUILD") ? [new AzurePipelinesReporter(output, environment)] : Array.Empty<IReporter>(),
            .. environment("TEAMCITY_VERSION") is { Length: > 0 } ? [new TeamCityReporter(output)] : Array.Empty<IReporter>(),
            .. Is("GITLAB_CI") ? [new OpenMetricsReporter(Path.Combine(environment("CI_PROJECT_DIR") ?? "", "metrics.txt"))] : Array.Empty<IReporter>(),
        ];

        bool Is(string variable) => string.Equals(environment(variable), "true", StringComparison.OrdinalIgnoreCase);
    }
}
