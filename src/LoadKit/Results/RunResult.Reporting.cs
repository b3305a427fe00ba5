namespace LoadKit;

/// <summary>A result that is reported again.</summary>
public sealed partial record RunResult
{
    /// <summary>
    /// Has reporters write this result: one that was loaded from a file or a journal, or one more report of a run that is over. They get the end of a run
    /// only, one after the other.
    /// </summary>
    /// <returns>This result with the files that these reporters have written.</returns>
    /// <exception cref="ArgumentNullException">The list is null, or a reporter is.</exception>
    public async Task<RunResult> ReportToAsync(IEnumerable<IReporter> reporters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reporters);
        List<IReporter> all = [.. reporters];
        all.ForEach(reporter => ArgumentNullException.ThrowIfNull(reporter, nameof(reporters)));
        var result = this with { Files = [.. all.SelectMany(reporter => reporter.FilesOf(this)).Distinct()] };
        foreach (var reporter in all)
        {
            await reporter.FinishAsync(result, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <inheritdoc cref="ReportToAsync(IEnumerable{IReporter}, CancellationToken)"/>
    public Task<RunResult> ReportToAsync(params IReporter[] reporters) => ReportToAsync(reporters, CancellationToken.None);
}
