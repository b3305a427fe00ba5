using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Successful requests over time, for one scope.</summary>
internal sealed class Throughput(Evidence evidence, RunRecord record, SloScope scope)
{
    /// <summary>The shortest windows that the record can tell apart, in whole seconds: one as a rule, more in a run too long for that.</summary>
    public TimeSpan Finest { get; } = TimeSpan.FromSeconds(Math.Max(1, Math.Round(
        record.Windows.Select(window => window.Length.TotalSeconds).Order().ElementAtOrDefault(record.Windows.Count / 2))));

    /// <summary>Counts of successes in consecutive windows of this length inside the judged stretches; what is left of a stretch is left out.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Windows(TimeSpan length)
    {
        var stretches = new List<IReadOnlyList<long>>();
        foreach (var (start, end) in evidence.Spans(evidence.StagesOf(scope), scope))
        {
            var counts = new long[(int)Math.Max(0, Math.Floor((end - start) / length))];
            foreach (var window in record.Windows)
            {
                // A window of the record belongs to the one in which its middle lies: it is read a moment after its second is over.
                var index = (int)Math.Floor((window.Start + (window.Length / 2) - start) / length);
                if (index >= 0 && index < counts.Length)
                {
                    counts[index] += Count(window);
                }
            }

            stretches.Add(counts);
        }

        return stretches;
    }

    private long Count(Window window)
    {
        var sum = 0L;
        foreach (var count in window.Counts)
        {
            if ((scope.OfIterations ? count.Series.IsIteration : count.Series.IsRequest) && Evidence.Matches(count.Series, scope))
            {
                sum += count.Succeeded;
            }
        }

        return sum;
    }
}
