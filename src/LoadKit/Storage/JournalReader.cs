using System.Globalization;
using System.Text.Json;
using LoadKit.Results;
using LoadKit.Verdicts;

namespace LoadKit.Storage;

/// <summary>Reads a journal to a result. What is damaged is left out and named; without its first line there is nothing to read.</summary>
internal sealed class JournalReader(string path)
{
    private readonly List<long> damaged = [];
    private bool isTorn;

    /// <exception cref="ResultFormatException">It is no journal, or its first line is damaged.</exception>
    public RunResult Read(Stream stream)
    {
        var lines = new JournalLines(stream);
        JournalReplay? replay = null;
        try
        {
            while (lines.TryRead(out var line))
            {
                if (!lines.IsWhole && replay is not null)
                {
                    isTorn = true;
                }
                else if (replay is null)
                {
                    replay = Begin(line);
                }
                else
                {
                    Add(replay, line, lines.Number);
                }
            }
        }
        catch (InvalidDataException error)
        {
            throw new ResultFormatException(path, "the journal", error.Message, error);
        }

        return Result(replay ?? throw new ResultFormatException(path, "line 1", "the file is empty: the process ended before the run began"));
    }

    private JournalReplay Begin(ReadOnlySpan<byte> line)
    {
        try
        {
            var start = JournalLine.Read(line)?.Start ?? throw new ResultFormatException(path, "line 1", "it is not the start of a journal, or damaged: its checksum is not that of its content");
            return start.Format == JournalStart.Version
                ? start.IsSound ? new JournalReplay(start) : throw new ResultFormatException(path, "line 1", "the plan in it is none that could be run")
                : throw new ResultFormatException(path, "line 1", string.Create(CultureInfo.InvariantCulture, $"format {start.Format}: this version of LoadKit reads journals of format {JournalStart.Version}"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ResultFormatException(path, "line 1", JsonPlace.Sentence(error.Message), error);
        }
    }

    private void Add(JournalReplay replay, ReadOnlySpan<byte> line, long number)
    {
        try
        {
            if (JournalLine.Read(line) is { } record && replay.Add(record))
            {
                return;
            }
        }
        catch (JsonException)
        {
            // As it was written, but not by a version that this one understands: named like a damaged one.
        }

        damaged.Add(number);
    }

    private RunResult Result(JournalReplay replay)
    {
        var record = replay.ToRecord();
        return StartedRun.Judged(record with { Findings = [.. record.Findings, .. Findings(replay)] }, StartedRun.InfoOf(replay.Start), replay.Runner);
    }

    private IEnumerable<Finding> Findings(JournalReplay replay)
    {
        if (isTorn)
        {
            yield return new Finding(FindingKind.Notice, $"the last record of the journal was torn and is left out; it ends at {Quantities.Length(replay.Until)}");
        }

        if (replay.Gaps.Count > 0)
        {
            var (from, to) = replay.Gaps[0];
            var others = replay.Gaps.Count > 1 ? $" and {Quantities.Count(replay.Gaps.Count - 1, "other stretch", "other stretches")}" : "";
            yield return new Finding(FindingKind.Doubt, $"the journal says nothing about the time from {Quantities.Length(from)} to {Quantities.Length(to)}{others}");
        }

        if (damaged.Count > 0)
        {
            var named = string.Join(", ", damaged.Take(5).Select(number => Quantities.Count(number)));
            var more = damaged.Count > 5 ? $" and {Quantities.Count(damaged.Count - 5)} more" : "";
            var unknown = replay.Unknown > 0 ? $", and {Quantities.Count(replay.Unknown, "figure", "figures")} that only they explain" : "";
            yield return new Finding(FindingKind.Doubt, $"the journal is damaged in {(damaged.Count == 1 ? "line" : "lines")} {named}{more}: what they say is missing{unknown}");
        }
    }
}
