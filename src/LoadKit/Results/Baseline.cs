using LoadKit.Results;

namespace LoadKit;

/// <summary>
/// A run to compare later ones with: its judged time in ten batches, each with its histograms, and the machine on which it ran. Small enough to
/// be kept in a repository. Two runs on different days see large differences only: prefer <c>Comparison</c> where both variants can be run.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Baseline
{
    internal Baseline()
    {
    }

    /// <summary>The load test's name.</summary>
    public required string Name { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The machine that made the load; null when nobody knows.</summary>
    public Runner? Runner { get; init; }

    /// <summary>The load of the judged stages in words: <c>50 users</c>; empty when nobody knows.</summary>
    public string JudgedLoad { get; init; } = "";

    /// <summary>The time that was judged.</summary>
    public TimeSpan JudgedDuration => Batches.Aggregate(TimeSpan.Zero, (sum, batch) => sum + batch.Requests.Duration);

    /// <summary>How many requests there were in the judged time, failed ones included.</summary>
    public long Requests => Batches.Sum(batch => batch.Requests.Count);

    /// <summary>What puts its measurement in doubt.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    internal IReadOnlyList<Stretch> Batches { get; init; } = [];

    /// <summary>A baseline of a run.</summary>
    /// <exception cref="ArgumentNullException">The result is null.</exception>
    public static Baseline Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Baseline
        {
            Name = result.Name,
            RecordedAt = result.StartedAt,
            Runner = result.Runner,
            JudgedLoad = Results.JudgedLoad.Of(result),
            Doubts = [.. result.Findings.Where(finding => finding.Kind == FindingKind.Doubt).Select(finding => finding.Text)],
            Batches = RunBatches.Of(result),
        };
    }

    /// <summary>Reads a baseline that <see cref="Save"/> wrote.</summary>
    /// <exception cref="BaselineFormatException">The file is something else, or damaged; the message names the file, the place and what is there.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static Baseline Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return BaselineReader.Read(path, File.ReadAllBytes(path));
    }

    /// <summary>Writes it as JSON, over what was there; folders are made where they are missing.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllBytes(path, BaselineWriter.Bytes(this));
    }
}
