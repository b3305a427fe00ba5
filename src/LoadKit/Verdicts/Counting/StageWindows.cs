using System.Runtime.InteropServices;
using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>What a scope counts in every stage, window by window.</summary>
internal sealed class StageWindows(Evidence evidence, SloScope scope, IReadOnlyList<TimeSpan> limits) : WindowCounter
{
    private readonly Dictionary<int, List<WindowTally>> byStage = [];
    private readonly Dictionary<int, Window> latest = [];

    /// <summary>The windows in which the stage counted anything.</summary>
    public IReadOnlyList<WindowTally> Of(int stage) => byStage.GetValueOrDefault(stage, []);

    protected override int[]? PlacesOf(Series series) => series.IsCountedBy(scope) ? evidence.PlacesOf(series, limits) : null;

    protected override void Add(Window window, in WindowCount count, int[] places)
    {
        if (!byStage.TryGetValue(count.Stage, out var windows))
        {
            byStage[count.Stage] = windows = [];
        }

        if (!ReferenceEquals(latest.GetValueOrDefault(count.Stage), window))
        {
            latest[count.Stage] = window;
            windows.Add(default);
        }

        CollectionsMarshal.AsSpan(windows)[^1].Add(count, places);
    }
}
