namespace LoadKit.Reporting.Charts;

/// <summary>Percentages that approach 100: each tenth of what is left has the same length. 0, 90, 99 and 99.9 % are as far apart as one from the next.</summary>
internal sealed class TailScale : Scale
{
    private static readonly double[] Known = [0, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 99.99999];

    private TailScale(double high, double from, double to)
        : base(0, high, from, to)
    {
    }

    /// <summary>From 0 % to the percentage beyond which as many as <paramref name="left"/> of <paramref name="count"/> are left, and at least to 90 %.</summary>
    public static TailScale For(long count, int left, double from, double to) => new(Math.Max(90, 100 * (1 - ((double)left / Math.Max(1, count)))), from, to);

    /// <summary>Marks at the percentages that people ask for.</summary>
    public IEnumerable<Tick> Ticks(Func<double, string> label) => Known.Where(Holds).Select(percent => new Tick(At(percent), label(percent)));

    /// <summary>Percentages at even distances, for a smooth curve.</summary>
    public IEnumerable<double> Points(int count) =>
        Enumerable.Range(0, count).Select(i => 100 * (1 - Math.Pow(10, -Nines(High) * i / (count - 1)))).Select(percent => Math.Min(percent, High));

    protected override double Part(double value) => value >= 100 ? 1 : Nines(value) / Nines(High);

    private static double Nines(double percent) => -Math.Log10(1 - (percent / 100));
}
