using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// What an objective counts, window by window over the stages that it is judged on. What ends after its stage is over is counted in the
/// stage's last window: it belongs to the load of that stage.
/// </summary>
internal sealed class ScopeWindows
{
    private readonly Evidence evidence;
    private readonly Func<Series, bool> isCounted;
    private readonly IReadOnlyList<(TimeSpan Start, TimeSpan End)> stretches;
    private readonly int[] offsets;
    private readonly TimeSpan[] limits;
    private readonly Dictionary<Series, int[]?> places = [];
    private readonly ScopeWindow[] windows;

    public ScopeWindows(Evidence evidence, SloScope scope, IEnumerable<TimeSpan> latencyLimits)
        : this(evidence, scope, latencyLimits, series => series.IsCountedBy(scope))
    {
    }

    /// <summary>Of something else than requests or iterations: checks, arrivals.</summary>
    public ScopeWindows(Evidence evidence, SloScope scope, Func<Series, bool> isCounted)
        : this(evidence, scope, [], isCounted)
    {
    }

    private ScopeWindows(Evidence evidence, SloScope scope, IEnumerable<TimeSpan> latencyLimits, Func<Series, bool> isCounted)
    {
        (this.evidence, this.isCounted, limits) = (evidence, isCounted, [.. latencyLimits]);
        Length = evidence.WindowLength;
        var stages = evidence.StagesOf(scope);
        stretches = evidence.Spans(stages, scope);
        offsets = new int[stretches.Count + 1];
        for (var i = 0; i < stretches.Count; i++)
        {
            offsets[i + 1] = offsets[i] + Math.Max(1, (int)Math.Floor((stretches[i].End - stretches[i].Start) / Length));
        }

        windows = new ScopeWindow[offsets[^1]];
        Array.Fill(windows, ScopeWindow.None(limits.Length));
        foreach (var window in stretches.Count > 0 ? evidence.Windows : [])
        {
            foreach (var count in window.Counts)
            {
                if (stages.Contains(count.Stage) && IsCounted(count.Series))
                {
                    ref var sum = ref windows[IndexOf(window.Middle, evidence.StartOf(count.Stage))];
                    sum = sum.Add(count, places[count.Series]!);
                }
            }
        }
    }

    /// <summary>How long a window is.</summary>
    public TimeSpan Length { get; }

    public IReadOnlyList<ScopeWindow> All => windows;

    public WindowSample[] Failures => [.. windows.Select(window => window.Failures)];

    public WindowSum[] Latencies => [.. windows.Select(window => window.Latency)];

    public WindowSample[] SlowerThan(int limit) => [.. windows.Select(window => window.SlowerThan(limit))];

    /// <summary>When a window begins, from the start of the run.</summary>
    public TimeSpan StartOf(int window)
    {
        var stretch = Array.FindLastIndex(offsets[..^1], offset => offset <= window);
        return stretches[stretch].Start + ((window - offsets[stretch]) * Length);
    }

    private bool IsCounted(Series series)
    {
        if (!places.TryGetValue(series, out var known))
        {
            places[series] = known = isCounted(series) ? evidence.PlacesOf(series, limits) : null;
        }

        return known is not null;
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
