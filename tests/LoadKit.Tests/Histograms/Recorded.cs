namespace LoadKit.Tests.Histograms;

/// <summary>Histograms of given values.</summary>
internal static class Recorded
{
    public static Histogram Values(params IEnumerable<long> values) => In(HistogramLayout.Default, values);

    public static Histogram In(HistogramLayout layout, params IEnumerable<long> values)
    {
        var recorder = new HistogramRecorder(layout);
        foreach (long value in values)
            recorder.Record(value);
        return recorder.Snapshot();
    }
}
