using System.Text;

namespace LoadKit.Reporting.Files;

/// <summary>
/// A file that is there whole or not at all: it is written beside its place under another name and then moved there, so nobody reads half
/// of one, and one of an earlier run stays until the new one is complete. Creates the directories.
/// </summary>
internal static class ReportFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="text">All that the file has.</param>
    /// <param name="cancellationToken">Leaves what was there.</param>
    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, (stream, token) => stream.WriteAsync(Utf8.GetBytes(text), token).AsTask(), cancellationToken);

    /// <summary>Writes whatever <paramref name="write"/> writes.</summary>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (IsNoPlainFile(path))
        {
            await using var there = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
            await write(there, cancellationToken).ConfigureAwait(false);
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await write(stream, cancellationToken).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    // A move would put a file in the place of a device, or of a link.
    private static bool IsNoPlainFile(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal)
        || (new FileInfo(path) is { Exists: true } file && file.Attributes.HasFlag(FileAttributes.ReparsePoint));
}
