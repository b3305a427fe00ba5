using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// What an objective counts, window by window over the stages that it is judged on. What ends after its stage is over is counted in the
/// stage's last window: it belongs to the load of that stage.
/// </summary>
internal sealed class ScopeWindows : WindowCounter
{
    private readonly Evidence evidence;
    private readonly Slo slo;
    private readonly HashSet<int> stages;
    private readonly IReadOnlyList<(TimeSpan Start, TimeSpan End)> stretches;
    private readonly int[] offsets;
    private readonly WindowTally[] windows;

    /// <summary>Empty until the windows are read.</summary>
    public ScopeWindows(Evidence evidence, Slo slo)
    {
        (this.evidence, this.slo) = (evidence, slo);
        Length = evidence.WindowLength;
        stages = evidence.StagesOf(slo.Scope);
        stretches = evidence.Spans(stages, slo.Scope);
        offsets = new int[stretches.Count + 1];
        for (var i = 0; i < stretches.Count; i++)
        {
            offsets[i + 1] = offsets[i] + Math.Max(1, (int)Math.Floor((stretches[i].End - stretches[i].Start) / Length));
        }

        windows = new WindowTally[offsets[^1]];
    }

    /// <summary>How long a window is.</summary>
    public TimeSpan Length { get; }

    /// <summary>Longer than a second, because the run was too long to keep its seconds.</summary>
    public bool AreCoarse => Length > TimeSpan.FromSeconds(1);

    public IReadOnlyList<WindowTally> All => windows;

    public long Count => windows.Sum(window => window.Count);

    public WindowSample[] Failures => [.. windows.Select(window => window.Failures)];

    public WindowSum[] Latencies => [.. windows.Select(window => window.Latency)];

    public WindowSample[] SlowerThan(int limit) => [.. windows.Select(window => window.SlowerThan(limit))];

    /// <summary>When a window begins, from the start of the run.</summary>
    public TimeSpan StartOf(int window)
    {
        var stretch = Array.FindLastIndex(offsets[..^1], offset => offset <= window);
        return stretches[stretch].Start + ((window - offsets[stretch]) * Length);
    }

    protected override int[]? PlacesOf(Series series) => stretches.Count > 0 && Counted.By(slo, series) ? evidence.PlacesOf(series, slo.ExactLimits) : null;

    protected override void Add(Window window, in WindowCount count, int[] places)
    {
        if (stages.Contains(count.Stage))
        {
            windows[IndexOf(window.Middle, evidence.StartOf(count.Stage))].Add(Counted.As(slo, count), places);
        }
    }

    private int IndexOf(TimeSpan time, TimeSpan stage)
    {
        var stretch = 0;
        while (stretch < stretches.Count - 1 && stage >= stretches[stretch].End)
        {
            stretch++;
        }

        var index = (int)Math.Floor((time - stretches[stretch].Start) / Length);
        return Math.Clamp(offsets[stretch] + index, offsets[stretch], offsets[stretch + 1] - 1);
    }
}
