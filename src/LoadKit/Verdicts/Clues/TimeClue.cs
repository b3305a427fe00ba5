namespace LoadKit.Verdicts;

/// <summary>The stretch of time in which most of the bad requests came, when it is a short one.</summary>
internal static class TimeClue
{
    private const double Most = 0.8;
    private const double Short = 0.25;
    private const long Fewest = 10;

    public static string? Of(BadRequests bad)
    {
        var sum = bad.Sum.Bad;
        if (sum < Fewest || Shortest(bad, sum) is not { } stretch || stretch.Length > Short * bad.Samples.Count)
        {
            return null;
        }

        var (start, length, count) = stretch;
        var from = bad.Windows.StartOf(start);
        var to = bad.Windows.StartOf(start + length - 1) + bad.Windows.Length;
        return $"{Shares.Percent(count, sum)} of the {bad.Name} ({Quantities.Count(count)} of {Quantities.Count(sum)}) came within {Quantities.Length(to - from)}, from {Quantities.Length(from)} to {Quantities.Length(to)} of the run";
    }

    // The shortest stretch that has most of them.
    private static (int Start, int Length, long Count)? Shortest(BadRequests bad, long sum)
    {
        (int Start, int Length, long Count)? best = null;
        var (start, inside) = (0, 0L);
        for (var end = 0; end < bad.Samples.Count; end++)
        {
            inside += bad.Samples[end].Bad;
            while (inside - bad.Samples[start].Bad >= Most * sum)
            {
                inside -= bad.Samples[start++].Bad;
            }

            if (inside >= Most * sum && (best is null || end - start + 1 < best.Value.Length))
            {
                best = (start, end - start + 1, inside);
            }
        }

        return best;
    }
}
