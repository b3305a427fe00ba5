namespace LoadKit;

/// <summary>How much can a system take? The search for the highest rate of arrivals at which a load test's objectives are shown to be met.</summary>
public static class Capacity
{
    /// <summary>Searches with the usual settings: probes of 30 seconds to 2 minutes, to within 5 %, confirmed for 3 minutes; ten minutes to half an hour in all, longer where few requests may be bad.</summary>
    /// <param name="test">Its users and its objectives; its load profile is left aside, see <see cref="CapacitySearch"/>.</param>
    /// <param name="from">The first rate: one that the system takes with ease.</param>
    /// <param name="upTo">The highest rate to try; a thousand times the first when null.</param>
    /// <param name="progress">Is told of every probe.</param>
    /// <param name="cancellationToken">Ends the running probe gracefully; the result has all probes, and proves nothing.</param>
    /// <returns>The three answers and every probe; that nothing is proven is in it and throws nothing.</returns>
    /// <exception cref="ArgumentNullException">The test is null.</exception>
    /// <exception cref="LoadTestPlanException">The search or its test has mistakes; all are listed, and nothing was run.</exception>
    public static Task<CapacityResult> FindAsync(LoadTest test, Rate from, Rate? upTo = null, IProgress<CapacityProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var search = CapacitySearch.Of(test, from);
        return (upTo is { } most ? search.UpTo(most) : search).RunAsync(progress, cancellationToken);
    }
}
