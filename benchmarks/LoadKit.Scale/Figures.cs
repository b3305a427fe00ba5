namespace LoadKit.Scale;

/// <summary>The cells of one row, in the order of their columns.</summary>
internal sealed record Figures(List<Figure> Cells)
{
    public Figures()
        : this([])
    {
    }

    public Figures Add(string column, double value, Unit unit)
    {
        Cells.Add(new Figure(column, unit, value));
        return this;
    }

    public Figures Add(string column, TimeSpan time) => Add(column, time.TotalSeconds, Unit.Seconds);

    public Figures Add(string column, string text)
    {
        Cells.Add(new Figure(column, Unit.Text, double.NaN, text));
        return this;
    }

    /// <summary>The median of each column over several repetitions; of a text, the first.</summary>
    public static Figures Median(IReadOnlyList<Figures> repetitions) => new(
    [
        .. repetitions.SelectMany(figures => figures.Cells).GroupBy(cell => cell.Column)
            .Select(cells => cells.First() with { Value = Median([.. cells.Select(cell => cell.Value).Order()]) }),
    ]);

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
