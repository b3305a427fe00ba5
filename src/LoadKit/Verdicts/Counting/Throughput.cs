using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Successful requests over time, for one scope: when they ended, whichever stage they belong to; of the populations that are in a judged stage then.
/// </summary>
internal sealed class Throughput(Evidence evidence, SloScope scope) : WindowCounter
{
    private readonly HashSet<int> stages = evidence.StagesOf(scope);
    private readonly List<(TimeSpan Middle, long Succeeded)> windows = [];
    private readonly Dictionary<int, bool> inTime = [];
    private Window? latest;

    /// <summary>The shortest windows that the record can tell apart, in whole seconds: one as a rule, more in a run too long for that.</summary>
    public TimeSpan Finest => evidence.WindowLength;

    /// <summary>The judged stretches.</summary>
    public IReadOnlyList<(TimeSpan Start, TimeSpan End)> Stretches => evidence.Spans(stages, scope);

    /// <summary>Counts of successes in consecutive windows of this length inside the judged stretches; what is left of a stretch is left out.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Windows(TimeSpan length) => Windows(Stretches, length);

    /// <summary>The same stage by stage: where the plan's load changes, the rate does, and that is no uncertainty.</summary>
    public IReadOnlyList<IReadOnlyList<long>> StageWindows(TimeSpan length) => Windows(
        Stretches.SelectMany(stretch => evidence.Borders(stages, stretch) is var borders ? borders.Zip(borders.Skip(1)) : []), length);

    private List<IReadOnlyList<long>> Windows(IEnumerable<(TimeSpan Start, TimeSpan End)> of, TimeSpan length)
    {
        var stretches = new List<IReadOnlyList<long>>();
        foreach (var (start, end) in of)
        {
            var counts = new long[(int)Math.Max(0, Math.Floor((end - start) / length))];
            foreach (var (middle, succeeded) in windows)
            {
                // A window of the record belongs to the one in which its middle lies: it is read a moment after its second is over.
                var index = (int)Math.Floor((middle - start) / length);
                if (index >= 0 && index < counts.Length)
                {
                    counts[index] += succeeded;
                }
            }

            stretches.Add(counts);
        }

        return stretches;
    }

    protected override int[]? PlacesOf(Series series) => series.IsCountedBy(scope) ? [] : null;

    protected override void Add(Window window, in WindowCount count, int[] places)
    {
        if (!ReferenceEquals(latest, window))
        {
            latest = window;
            inTime.Clear();
            windows.Add((window.Middle, 0));
        }

        var population = evidence.PopulationOf(count.Stage);
        if (!inTime.TryGetValue(population, out var isInTime))
        {
            inTime[population] = isInTime = stages.Any(stage => evidence.PopulationOf(stage) == population && evidence.IsIn(stage, window.Middle));
        }

        if (isInTime)
        {
            windows[^1] = (window.Middle, windows[^1].Succeeded + count.Succeeded);
        }
    }
}
