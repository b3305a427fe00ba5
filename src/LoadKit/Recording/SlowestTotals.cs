namespace LoadKit.Recording;

/// <summary>The slowest requests of each step so far.</summary>
internal sealed class SlowestTotals
{
    private readonly Dictionary<string, SlowRequest[]> steps = new(StringComparer.Ordinal);

    /// <summary>The slowest first.</summary>
    public IReadOnlyList<SlowRequest> Slowest => [.. Ordered(steps.Values.SelectMany(step => step)).Take(SlowRequest.MostOfARun)];

    public void Add(SlowRequest request) =>
        steps[request.Step] = [.. Ordered(steps.GetValueOrDefault(request.Step, []).Append(request)).Take(SlowRequest.MostOfAStep)];

    private static IOrderedEnumerable<SlowRequest> Ordered(IEnumerable<SlowRequest> requests) =>
        requests.OrderByDescending(request => request.Latency).ThenBy(request => request.End).ThenBy(request => request.TraceId, StringComparer.Ordinal);
}
