using System.Runtime.InteropServices;
using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>How many of each step's requests are bad for an objective.</summary>
internal sealed class StepCounts(Evidence evidence, Slo slo) : WindowCounter
{
    private readonly HashSet<int> stages = evidence.StagesOf(slo.Scope);
    private readonly Dictionary<string, WindowSample> steps = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, WindowSample> Steps => steps;

    protected override int[]? PlacesOf(Series series) =>
        series.Kind == SeriesKind.Step && series.IsCountedBy(slo.Scope) ? evidence.PlacesOf(series, slo.ExactLimits) : null;

    protected override void Add(Window window, in WindowCount count, int[] places)
    {
        if (stages.Contains(count.Stage))
        {
            var own = Counted.As(slo, count);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(steps, count.Series.Name!, out _);
            sum += new WindowSample(own.Succeeded + own.Failed, own.Failed + (places.Length > 0 ? count.OverCounts[places[0]] : 0));
        }
    }
}
