using LoadKit.Histograms;
using LoadKit.Recording;

namespace LoadKit.Engine;

/// <summary>Reads what all threads have recorded since the last time, without stopping them.</summary>
internal sealed class StripeReader(RunState run)
{
    private readonly Dictionary<(Stripe Stripe, int Stage, int Series), CellReader> readers = [];
    private readonly HistogramAccumulator scratch = new(HistogramLayout.Default);

    /// <summary>The gains, those of several threads to one series each by itself.</summary>
    public IReadOnlyList<SeriesGain> Read()
    {
        var gains = new List<SeriesGain>();
        foreach (var stripe in run.Measurements.Stripes)
        {
            foreach (var stage in run.Stages.All)
            {
                var cells = stripe.Cells(stage.Index);
                for (var series = 0; series < cells.Length; series++)
                {
                    if (cells[series] is { } cell && Read(stripe, stage.Index, series, cell) is { IsNothing: false } gain)
                    {
                        gains.Add(gain);
                    }
                }
            }
        }

        return gains;
    }

    private SeriesGain Read(Stripe stripe, int stage, int number, Cell cell)
    {
        if (!readers.TryGetValue((stripe, stage, number), out var reader))
        {
            readers[(stripe, stage, number)] = reader = new CellReader(cell, scratch);
        }

        return reader.Read(run.Series[number], stage);
    }
}
