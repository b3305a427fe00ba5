using LoadKit.Reporting.Ci;
using LoadKit.Reporting.Files;
using LoadKit.Reporting.Markdown;

namespace LoadKit.Reporting;

/// <summary>
/// Shows the result where people look in Azure Pipelines: the report of <see cref="MarkdownReporter"/> on the run's summary page, an error for each
/// objective that was missed and a warning for what is unproven or in doubt.
/// </summary>
/// <remarks>The errors do not fail the step; the test that calls <see cref="RunResult.EnsurePassed"/> does.</remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class AzurePipelinesReporter : IReporter
{
    private readonly TextWriter output;
    private readonly ReportPath summary;

    /// <summary>Prints logging commands, which do something in Azure Pipelines only.</summary>
    /// <param name="output">The step's standard output, such as <c>Console.Out</c>, or <c>TestContext.Progress</c> in a test. Flushed, never disposed.</param>
    /// <param name="environment">
    /// Gives the value of an environment variable, null where it is not set. Default: the process's. The Markdown is written to the directory that
    /// <c>AGENT_TEMPDIRECTORY</c> names, from where the agent takes it; otherwise to that of the system.
    /// </param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public AzurePipelinesReporter(TextWriter output, Func<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        environment ??= Environment.GetEnvironmentVariable;
        this.output = output;
        var folder = environment("AGENT_TEMPDIRECTORY") is { Length: > 0 } path ? path : Path.GetTempPath();
        summary = new ReportPath(folder + Path.DirectorySeparatorChar, ".md");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [summary.Of(result)];
    }

    /// <inheritdoc/>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        LogLines.Write(output, [.. Annotation.Of(result).Select(of => CiCommand.AzureIssue(of.IsError ? "error" : "warning", $"{result.Name}: {of.Text}"))]);
        await summary.WriteAsync(result, MarkdownReport.Of(result), cancellationToken).ConfigureAwait(false);
        LogLines.Write(output, [CiCommand.AzureSummary(summary.Of(result))]);
    }
}
