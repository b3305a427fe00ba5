namespace LoadKit.Statistics;

/// <summary>Several questions at once: one of twenty is answered wrongly by chance, unless each has to be the surer for it.</summary>
internal static class Holm
{
    /// <summary>
    /// Holm's step-down method (1979): the smallest of m p-values times m, the next times m - 1 and so on, never less than the one before and at
    /// most 1. Compared with α they are wrong about any of the m with a chance of at most α.
    /// </summary>
    /// <param name="pValues">Those that are to be believed.</param>
    /// <param name="questions">How many were asked, at least as many as there are p-values: what came out harmless was asked, too.</param>
    public static double[] Adjusted(IReadOnlyList<double> pValues, int questions)
    {
        var adjusted = new double[pValues.Count];
        var before = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index]).Index())
        {
            adjusted[index] = before = Math.Max(before, Math.Min(1, pValues[index] * (questions - rank)));
        }

        return adjusted;
    }
}
