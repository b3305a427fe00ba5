using System.Globalization;

namespace LoadKit.Scale;

/// <summary>Resident memory at quarters of a run, and what the result kept.</summary>
internal sealed class MemorySamples
{
    private readonly long ground;
    private readonly Figures figures = new();

    public MemorySamples()
    {
        ProcessFigures.Live();
        ground = ProcessFigures.Resident();
        figures.Add("RSS before", ground, Unit.Bytes);
    }

    /// <summary>Notes what has been added since the start.</summary>
    public void Take(string when) => figures.Add($"+ at {when}", ProcessFigures.Resident() - ground, Unit.Bytes);

    public Figures Finish(RunResult result, params ReadOnlySpan<Names?> names)
    {
        figures.Add("live at the end", ProcessFigures.Live(), Unit.Bytes)
            .Add("iterations", result.Whole.Counts.Started, Unit.Count)
            .Add("timed steps", result.Whole.Requests.Count, Unit.Count)
            .Add("names given", Given(names), Unit.Count)
            .Add("step rows", result.Steps.Count, Unit.Count)
            .Add("error groups", result.Errors.Count, Unit.Count)
            .Add("findings", string.Create(CultureInfo.InvariantCulture, $"{result.Findings.Count}: {string.Join("; ", result.Findings.Select(finding => finding.Text))}"));
        GC.KeepAlive(result);
        return figures;
    }

    private static long Given(ReadOnlySpan<Names?> names)
    {
        var sum = 0L;
        foreach (var given in names)
            sum += given?.Given ?? 0;

        return sum;
    }
}
