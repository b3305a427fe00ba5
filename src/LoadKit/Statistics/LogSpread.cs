namespace LoadKit.Statistics;

/// <summary>Mean and variance of values, here of logarithms.</summary>
internal readonly record struct LogSpread(int Count, double Mean, double Variance)
{
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>The variance is that of a sample, over n - 1; of a single value it is not a number.</summary>
    public static LogSpread Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return new(values.Count, mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
