namespace LoadKit.Statistics;

/// <summary>The design effect of windows that keep coming, each a batch: what <see cref="EffectiveSample.OfBatches"/> has, in a few sums however many they are.</summary>
internal sealed class RunningDesignEffect
{
    private long windows;
    private double bads;
    private double products;
    private double counts;

    /// <summary>All that was counted.</summary>
    public WindowSample Sum { get; private set; }

    /// <summary>var / (p (1 - p) / N) with var = B/(B-1) Σ (k - p n)² / N², the square multiplied out; 1 where it can't be told.</summary>
    public double Value
    {
        get
        {
            if (Sum.Bad == 0 || Sum.Bad == Sum.Count || windows < 2)
            {
                return 1;
            }

            var share = (double)Sum.Bad / Sum.Count;
            var spread = bads - (2 * share * products) + (share * share * counts);
            return Math.Max(0, spread) * windows / (windows - 1.0) / (Sum.Count * share * (1 - share));
        }
    }

    public void Add(WindowSample window)
    {
        windows++;
        Sum += window;
        bads += (double)window.Bad * window.Bad;
        products += (double)window.Bad * window.Count;
        counts += (double)window.Count * window.Count;
    }
}
