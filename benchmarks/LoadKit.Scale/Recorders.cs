namespace LoadKit.Scale;

/// <summary>Histograms of microseconds, one for each thread that records.</summary>
internal sealed class Recorders
{
    private readonly ThreadLocal<HistogramRecorder> recorders = new(() => new HistogramRecorder(), trackAllValues: true);

    public void Record(TimeSpan time) => recorders.Value!.Record(Math.Max(0, (long)time.TotalMicroseconds));

    public Histogram Snapshot() => Histogram.Merge([.. recorders.Values.Select(recorder => recorder.Snapshot())]);
}
