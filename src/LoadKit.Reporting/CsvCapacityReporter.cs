using LoadKit.Reporting.Capacities;
using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>The probes of a capacity search as comma-separated values, after a row for each of the three answers.</summary>
/// <remarks>RFC 4180, as <see cref="CsvReporter"/> writes it; times are those of all requests, in milliseconds.</remarks>
/// <threadsafety>Immutable; may be used for several searches at once unless they write the same file.</threadsafety>
public sealed class CsvCapacityReporter : ICapacityReporter
{
    private readonly CapacityTarget target;

    /// <summary>Reports to a file, which is replaced; its directories are created.</summary>
    /// <param name="path">The file. A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CsvCapacityReporter(string path) => target = new CapacityTarget(path);

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public CsvCapacityReporter(TextWriter writer) => target = new CapacityTarget(writer);

    /// <inheritdoc/>
    public ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(SearchCsv.Of(new SearchView(result)), cancellationToken);
    }
}
