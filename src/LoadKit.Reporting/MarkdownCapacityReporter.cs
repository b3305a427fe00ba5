using LoadKit.Reporting.Capacities;
using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>The result of a capacity search as Markdown, for a comment on a pull request or a wiki.</summary>
/// <remarks>The three answers first, then what is to be known, then the probes. Foreign text can be no markup.</remarks>
/// <threadsafety>Immutable; may be used for several searches at once unless they write the same file.</threadsafety>
public sealed class MarkdownCapacityReporter : ICapacityReporter
{
    private readonly CapacityTarget target;

    /// <summary>Reports to a file, which is replaced; its directories are created.</summary>
    /// <param name="path">The file. A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public MarkdownCapacityReporter(string path) => target = new CapacityTarget(path);

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public MarkdownCapacityReporter(TextWriter writer) => target = new CapacityTarget(writer);

    /// <inheritdoc/>
    public ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(SearchMarkdown.Of(new SearchView(result)), cancellationToken);
    }
}
