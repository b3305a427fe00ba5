using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>What an objective on a share counts, and how many of it are bad, from the counts of a window.</summary>
internal sealed class ShareCounter(Slo slo, LatencyLimits limits)
{
    private const int NotCounted = -2;
    private const int NoLimit = -1;

    private readonly Dictionary<Series, int> places = [];

    public WindowSample Of(in WindowCount count)
    {
        if (!places.TryGetValue(count.Series, out var place))
        {
            places[count.Series] = place = PlaceOf(count.Series);
        }

        var own = Counted.As(slo, count);

        // A failure outside the steps has no latency, and is slower than any limit as all that failed.
        return place == NotCounted ? default
            : new WindowSample(own.Succeeded + own.Failed, own.Failed + (place >= 0 && count.OverCounts.Length > place ? count.OverCounts[place] : 0));
    }

    private int PlaceOf(Series series) => slo switch
    {
        _ when !Counted.By(slo, series) => NotCounted,
        LatencySlo latency => limits.Of(series).IndexOf(latency.AtMost),
        _ => NoLimit,
    };
}
