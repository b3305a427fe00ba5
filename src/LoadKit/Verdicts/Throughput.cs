using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Successful requests over time, for one scope.</summary>
internal sealed class Throughput(Evidence evidence, SloScope scope)
{
    /// <summary>The shortest windows that the record can tell apart, in whole seconds: one as a rule, more in a run too long for that.</summary>
    public TimeSpan Finest => evidence.WindowLength;

    /// <summary>Counts of successes in consecutive windows of this length inside the judged stretches; what is left of a stretch is left out.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Windows(TimeSpan length)
    {
        var stretches = new List<IReadOnlyList<long>>();
        foreach (var (start, end) in evidence.Spans(evidence.StagesOf(scope), scope))
        {
            var counts = new long[(int)Math.Max(0, Math.Floor((end - start) / length))];
            foreach (var window in evidence.Windows)
            {
                // A window of the record belongs to the one in which its middle lies: it is read a moment after its second is over.
                var index = (int)Math.Floor((window.Middle - start) / length);
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
            if (count.Series.IsCountedBy(scope))
            {
                sum += count.Succeeded;
            }
        }

        return sum;
    }
}
