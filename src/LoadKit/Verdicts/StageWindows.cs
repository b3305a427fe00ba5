using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>What is counted of a scope in every stage, window by window, read in one pass: a plan may have hundreds of stages.</summary>
internal sealed class StageWindows
{
    private readonly Dictionary<int, List<ScopeWindow>> byStage = [];

    public StageWindows(Evidence evidence, SloScope scope, IReadOnlyList<TimeSpan> limits)
    {
        var places = new Dictionary<Series, int[]?>();
        foreach (var window in evidence.Windows)
        {
            var sums = new Dictionary<int, ScopeWindow>();
            foreach (var count in window.Counts)
            {
                if (!places.TryGetValue(count.Series, out var at))
                {
                    places[count.Series] = at = count.Series.IsCountedBy(scope) ? evidence.PlacesOf(count.Series, limits) : null;
                }

                if (at is not null)
                {
                    sums[count.Stage] = sums.GetValueOrDefault(count.Stage, ScopeWindow.None(limits.Count)).Add(count, at);
                }
            }

            foreach (var (stage, sum) in sums)
            {
                (byStage.TryGetValue(stage, out var known) ? known : byStage[stage] = []).Add(sum);
            }
        }
    }

    /// <summary>The windows in which the stage counted anything.</summary>
    public IReadOnlyList<ScopeWindow> Of(int stage) => byStage.GetValueOrDefault(stage, []);
}
