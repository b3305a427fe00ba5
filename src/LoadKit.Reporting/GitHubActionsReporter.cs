using LoadKit.Reporting.Ci;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting;

/// <summary>
/// Shows the result where people look in GitHub Actions: the report of <see cref="MarkdownReporter"/> on the job's summary page, and annotations: an
/// error for each objective that was missed, a warning for what is unproven or in doubt, a notice when all is well.
/// </summary>
/// <remarks>
/// The report is appended to the file that <c>GITHUB_STEP_SUMMARY</c> names, where it is set. A step's summary may have 1 MiB with all that is in
/// the file already; where there is no room the details are left out first, the verdict and the objectives last, and a warning says so when not
/// even they fit. Annotations are printed where <c>GITHUB_ACTIONS</c> is <c>true</c>; at most ten of a kind, which is what GitHub shows.
/// </remarks>
/// <threadsafety>For one run at a time; may be used for several in a row.</threadsafety>
public sealed class GitHubActionsReporter : IReporter
{
    private readonly TextWriter output;
    private readonly string? summary;
    private readonly bool isInActions;

    /// <summary>Reports to the environment of this moment.</summary>
    /// <param name="output">The step's standard output, such as <c>Console.Out</c>, or <c>TestContext.Progress</c> in a test. Flushed, never disposed.</param>
    /// <param name="environment">Gives the value of an environment variable, null where it is not set. Default: the process's.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public GitHubActionsReporter(TextWriter output, Func<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        environment ??= Environment.GetEnvironmentVariable;
        this.output = output;
        summary = environment("GITHUB_STEP_SUMMARY") is { Length: > 0 } path ? path : null;
        isInActions = environment("GITHUB_ACTIONS") == "true";
    }

    /// <inheritdoc/>
    public async ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (isInActions)
        {
            LogLines.Write(output, Annotations(result));
        }

        if (summary is not null && !await StepSummary.AppendAsync(summary, result, cancellationToken).ConfigureAwait(false) && isInActions)
        {
            LogLines.Write(output, [CiCommand.GitHub("warning", result.Name, "the summary of this step is full, so the report is not in it")]);
        }
    }

    private static string[] Annotations(RunResult result)
    {
        string[] lines = [.. Annotation.Of(result).Select(of => CiCommand.GitHub(of.IsError ? "error" : "warning", result.Name, of.Text))];
        return lines.Length > 0 ? lines : [CiCommand.GitHub("notice", result.Name, $"{VerdictWords.OfRun(result.Verdict)}: {EarlyEnd.Before(result)}{result.Reason}")];
    }
}
