namespace LoadKit.Reporting.Tests.Support;

/// <summary>Times shaped as real ones are, a body and a long tail, by additions and multiplications alone: the same on every machine.</summary>
internal static class Distribution
{
    private static readonly (double Share, double Milliseconds)[] Curve =
        [(0, 8), (0.5, 46), (0.9, 121), (0.95, 204), (0.99, 488), (0.999, 910), (1, 2140)];

    public static Histogram Of(int count, double scale = 1)
    {
        var recorder = new HistogramRecorder();
        for (var i = 0; i < count; i++)
        {
            recorder.Record((long)(At((i + 0.5) / count) * scale * 1000));
        }

        return recorder.Snapshot();
    }

    public static Histogram Flat(int count, double milliseconds)
    {
        var recorder = new HistogramRecorder();
        for (var i = 0; i < count; i++)
        {
            recorder.Record((long)(milliseconds * 1000));
        }

        return recorder.Snapshot();
    }

    private static double At(double share)
    {
        var i = 1;
        while (Curve[i].Share < share)
        {
            i++;
        }

        var (low, high) = (Curve[i - 1], Curve[i]);
        return low.Milliseconds + ((high.Milliseconds - low.Milliseconds) * (share - low.Share) / (high.Share - low.Share));
    }
}
