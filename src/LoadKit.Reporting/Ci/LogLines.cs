namespace LoadKit.Reporting.Ci;

/// <summary>Lines for the log of a build.</summary>
internal static class LogLines
{
    // In one call, so that nothing gets between; synchronously, because a test runner's writer knows the test by the execution context.
    public static void Write(TextWriter output, IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            output.WriteLine(string.Join(output.NewLine, lines));
            output.Flush();
        }
    }
}
