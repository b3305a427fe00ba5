using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>What objectives count.</summary>
internal static class Counted
{
    /// <summary>Whether an objective counts a series: requests or iterations of its scope, checks, arrivals.</summary>
    public static bool By(Slo slo, Series series) => slo switch
    {
        CheckRateSlo checks => series.Kind == SeriesKind.Check && series.IsWithin(slo.Scope) && (checks.CheckName is null || series.Name == checks.CheckName),
        DroppedIterationsSlo => series.Kind == SeriesKind.Arrivals,
        _ => series.IsCountedBy(slo.Scope),
    };

    /// <summary>What a count is for an objective: where rejections are judged, whatever else failed was at least not turned away.</summary>
    public static WindowCount As(Slo slo, in WindowCount count) =>
        slo is RejectionRateSlo && !count.Series.IsRejected ? count with { Succeeded = count.Succeeded + count.Failed, Failed = 0 } : count;
}
