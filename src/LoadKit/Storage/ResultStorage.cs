using System.Text.Json;
using LoadKit.Storage;

namespace LoadKit;

/// <summary>Results as files, in a documented JSON format with a version: docs/result.schema.json.</summary>
public static class ResultStorage
{
    private const string Nameless = "the stream";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    extension(RunResult result)
    {
        /// <summary>Writes the result as JSON, over what was there; folders are made where they are missing.</summary>
        /// <exception cref="IOException">The file can't be written.</exception>
        /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
        public void Save(string path)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using var file = File.Create(path);
            result.Save(file);
        }

        /// <summary>Writes the result as JSON in UTF-8; the stream stays open.</summary>
        public void Save(Stream stream)
        {
            ArgumentNullException.ThrowIfNull(stream);
            using var writer = new Utf8JsonWriter(stream, Indented);
            JsonSerializer.Serialize(writer, result, StorageJson.Default.RunResult);
        }
    }

    extension(RunResult)
    {
        /// <summary>
        /// Reads a result that <see cref="Save(RunResult, string)"/> wrote: every figure and every verdict is what it was, so every report can be written again. The code
        /// of scenarios and of objectives of one's own is not in the file; halves of surrogate pairs in texts are replaced.
        /// </summary>
        /// <exception cref="ResultFormatException">The file is something else, or damaged; the message names the file, the place and what is there.</exception>
        /// <exception cref="IOException">The file can't be read.</exception>
        public static RunResult Load(string path)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            return ResultReader.Read(path, File.ReadAllBytes(path));
        }

        /// <summary>
        /// Reads the result of a run from its journal (<see cref="LoadTest.WithJournal"/>), also while the run goes on. Where the process ended before the
        /// run did, the result's <see cref="RunResult.StopReason"/> is <see cref="StopReason.CutShort"/>, and it can't have passed. Damaged records are left out and
        /// named in a finding; a last one that is torn is left out. Objectives of the plan's own are unproven, for their code is not in the file.
        /// </summary>
        /// <exception cref="ResultFormatException">The file is no journal, or its first line is damaged.</exception>
        /// <exception cref="IOException">The file can't be read.</exception>
        public static RunResult FromJournal(string path)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return new JournalReader(path).Read(file);
        }

        /// <summary>Reads a result from a stream to its end; see <see cref="Load(string)"/>.</summary>
        /// <exception cref="ResultFormatException">The stream holds something else, or damaged.</exception>
        public static RunResult Load(Stream stream)
        {
            ArgumentNullException.ThrowIfNull(stream);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return ResultReader.Read(Nameless, copy.GetBuffer().AsSpan(0, (int)copy.Length));
        }
    }
}
