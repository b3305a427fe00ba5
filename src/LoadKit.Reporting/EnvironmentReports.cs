namespace LoadKit.Reporting;

/// <summary>Reports where a build wants them, without a word in the test.</summary>
/// <threadsafety>All members may be called at once.</threadsafety>
public static class EnvironmentReports
{
    /// <summary>
    /// The test with a <see cref="ReportFolder"/> in the folder that the environment variable <c>LOADKIT_REPORTS</c> names, where each run gets a directory
    /// of its own. The same test where there is no such variable, or an empty one.
    /// </summary>
    public static LoadTest ReportToEnvironment(this LoadTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Environment.GetEnvironmentVariable("LOADKIT_REPORTS") is { } folder && !string.IsNullOrWhiteSpace(folder) ? test.ReportTo(In(folder.Trim())) : test;
    }

    /// <summary>Adds a <see cref="ReportFolder"/> to every load test of the container, in the folder that its options name (<c>LOADKIT_REPORTS</c>, <c>LoadKit:Reports</c>).</summary>
    public static LoadKitBuilder AddReportFolder(this LoadKitBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddReports(In);
    }

    // With a separator at its end each run gets a directory in there.
    private static ReportFolder In(string folder) => new(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar);
}
