using System.Globalization;

namespace LoadKit.Storage;

/// <summary>Makes the file of a journal, and loses nothing that is there already.</summary>
internal static class JournalFile
{
    private const int Most = 1_000;

    // Elsewhere than on Windows only a file that is shared with nobody is locked; who reads without asking for a lock can read it all the same.
    private static readonly FileShare Sharing = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    /// <summary>An empty file to write to. A journal that has a run in it is moved aside: <c>run.journal.1</c>, <c>.2</c>, ...</summary>
    /// <exception cref="IOException">The file can't be made; another run is writing it; or it has something else than a journal in it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public static FileStream Create(string path)
    {
        if (Path.GetDirectoryName(path) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // A link stays one: what it leads to is the file.
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        var file = new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, Sharing, bufferSize: 0);
        try
        {
            // What can't be sought is a device or a pipe, in which nothing is kept.
            if (!file.CanSeek || file.Length == 0)
            {
                return file;
            }

            var lines = new JournalLines(file);
            if (!lines.TryRead(out var line) || JournalLine.Read(line)?.Start is null)
            {
                throw new IOException($"{target} is there already and is no journal of a run; it is left as it is.");
            }

            if (lines.TryRead(out _))
            {
                new FileInfo(target).MoveTo(Free(target));
                file.Dispose();
                return new FileStream(target, FileMode.CreateNew, FileAccess.ReadWrite, Sharing, bufferSize: 0);
            }

            // A run that ended before its first second left nothing to keep.
            file.SetLength(0);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static string Free(string path) =>
        Enumerable.Range(1, Most).Select(number => string.Create(CultureInfo.InvariantCulture, $"{path}.{number}")).FirstOrDefault(name => !File.Exists(name))
        ?? throw new IOException($"There are {Most} journals of earlier runs beside {path}; move them away.");
}
