namespace LoadKit.Results;

/// <summary>What the processor is called.</summary>
internal static class ProcessorModel
{
    private const string LinuxFile = "/proc/cpuinfo";
    private const string WindowsVariable = "PROCESSOR_IDENTIFIER";

    /// <summary>Linux says it in a file, Windows in a variable; null where neither does.</summary>
    public static string? Ask()
    {
        try
        {
            return (File.Exists(LinuxFile) ? In(File.ReadLines(LinuxFile)) : null) ?? Named(Environment.GetEnvironmentVariable(WindowsVariable));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first processor's <c>model name</c>; ARM's kernels write none.</summary>
    internal static string? In(IEnumerable<string> lines) =>
        Named(lines.Select(line => line.Split(':', 2)).FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == "model name")?[1]);

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
