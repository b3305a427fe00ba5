using LoadKit.Reporting.Capacities;
using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>The result of a capacity search as one HTML page: the three answers, the probes as a chart of latency against the offered load, and all of them as a table.</summary>
/// <remarks>Like the page of a run it needs no network and no script, stays complete where styles are blocked, has a light and a dark look, prints, and fits a phone.</remarks>
/// <threadsafety>Immutable; may be used for several searches at once unless they write the same file.</threadsafety>
public sealed class HtmlCapacityReporter : ICapacityReporter
{
    private readonly CapacityTarget target;

    /// <summary>Reports to a file, which is replaced; its directories are created.</summary>
    /// <param name="path">The file. A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public HtmlCapacityReporter(string path) => target = new CapacityTarget(path);

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public HtmlCapacityReporter(TextWriter writer) => target = new CapacityTarget(writer);

    /// <inheritdoc/>
    public ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(SearchPage.Of(new SearchView(result)), cancellationToken);
    }
}
