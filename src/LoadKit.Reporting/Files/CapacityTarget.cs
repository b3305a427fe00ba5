namespace LoadKit.Reporting.Files;

/// <summary>Where the report of a search goes: to a file, which is replaced, or to a writer that somebody else owns.</summary>
internal sealed class CapacityTarget
{
    private readonly TextWriter? writer;

    /// <param name="path">The file; its directories are created. A relative path starts at the current directory of this moment.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CapacityTarget(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = Path.GetFullPath(path);
    }

    /// <param name="writer">Flushed, never disposed.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public CapacityTarget(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        this.writer = writer;
    }

    /// <summary>The full path of the file; null where there is none.</summary>
    public string? FilePath { get; }

    /// <summary>Writes the text: as a whole file, or to the writer and flushed.</summary>
    public async ValueTask WriteAsync(string text, CancellationToken cancellationToken)
    {
        if (FilePath is not null)
        {
            await ReportFile.WriteAsync(FilePath, text, cancellationToken).ConfigureAwait(false);
            return;
        }

        await writer!.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
