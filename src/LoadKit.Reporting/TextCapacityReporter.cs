using LoadKit.Reporting.Capacities;
using LoadKit.Reporting.Files;

namespace LoadKit.Reporting;

/// <summary>The result of a capacity search as plain text: the reason, the three answers, the probes.</summary>
/// <remarks>Tables are folded at 120 columns.</remarks>
/// <threadsafety>Immutable; may be used for several searches at once unless they write the same file.</threadsafety>
public sealed class TextCapacityReporter : ICapacityReporter
{
    private const int Width = 120;
    private readonly CapacityTarget target;

    /// <summary>Reports to a file, which is replaced; its directories are created.</summary>
    /// <param name="path">The file. A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public TextCapacityReporter(string path) => target = new CapacityTarget(path);

    /// <summary>Reports to a writer.</summary>
    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public TextCapacityReporter(TextWriter writer) => target = new CapacityTarget(writer);

    /// <inheritdoc/>
    public ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        return target.WriteAsync(string.Concat(SearchText.Of(new SearchView(result), Width).Select(line => line + "\n")), cancellationToken);
    }
}
