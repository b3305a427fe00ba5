namespace LoadKit.Reporting;

/// <summary>Every report of a capacity search in one directory: <c>capacity.html</c>, <c>capacity.md</c>, <c>capacity.txt</c> and <c>capacity.csv</c>.</summary>
/// <remarks>A report that can't be written takes none of the others with it.</remarks>
/// <threadsafety>For one search at a time; may be used for several in a row.</threadsafety>
public sealed class CapacityFolder : ICapacityReporter
{
    private readonly ICapacityReporter[] reporters;

    /// <summary>Reports to a directory, which is created. Replaces its files.</summary>
    /// <param name="path">The directory. A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CapacityFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        reporters =
        [
            new HtmlCapacityReporter(Path.Combine(path, "capacity.html")), new MarkdownCapacityReporter(Path.Combine(path, "capacity.md")),
            new TextCapacityReporter(Path.Combine(path, "capacity.txt")), new CsvCapacityReporter(Path.Combine(path, "capacity.csv")),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="AggregateException">Some reports could not be written; the others were.</exception>
    public async ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        List<Exception> failures = [];
        foreach (var reporter in reporters)
        {
            try
            {
                await reporter.WriteAsync(result, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Some reports could not be written.", failures);
        }
    }
}
