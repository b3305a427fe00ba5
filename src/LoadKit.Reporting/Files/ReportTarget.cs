namespace LoadKit.Reporting.Files;

/// <summary>Where one text goes: to a file, or to a writer that somebody else owns.</summary>
internal sealed class ReportTarget
{
    private readonly ReportPath? path;
    private readonly TextWriter? writer;

    /// <param name="path">A file, or a directory in which each run gets a file of its own; see <see cref="ReportPath"/>.</param>
    /// <param name="extension">Of files in a directory, with the point.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public ReportTarget(string path, string extension) => this.path = new ReportPath(path, extension);

    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public ReportTarget(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        this.writer = writer;
    }

    /// <summary>The full path of the file; null where it depends on the result, and where there is none.</summary>
    public string? FilePath => path?.FilePath;

    /// <summary>The files that a result gives.</summary>
    public IReadOnlyList<string> FilesOf(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return path is null ? [] : [path.Of(result)];
    }

    /// <summary>Writes the text of this result: as a whole file, or to the writer and flushed.</summary>
    public async ValueTask WriteAsync(RunResult result, string text, CancellationToken cancellationToken)
    {
        if (path is not null)
        {
            await path.WriteAsync(result, text, cancellationToken).ConfigureAwait(false);
            return;
        }

        await writer!.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
