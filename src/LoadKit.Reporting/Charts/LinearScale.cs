namespace LoadKit.Reporting.Charts;

/// <summary>Equal steps have equal lengths.</summary>
internal sealed class LinearScale(double low, double high, double from, double to) : Scale(low, high, from, to)
{
    // The round number above what is beyond could be infinite, and marks up to there have no end.
    private const double Most = 1e200;

    /// <summary>From zero to a round number that is not less than <paramref name="highest"/>.</summary>
    public static LinearScale FromZero(double highest, double from, double to, int steps = 2)
    {
        highest = Math.Min(highest, Most);
        var step = RoundStep(highest / steps);
        return new LinearScale(0, Math.Max(1, Math.Ceiling((highest / step) - 1e-9)) * step, from, to);
    }

    /// <summary>Marks at round numbers, about as many as asked for.</summary>
    public IEnumerable<Tick> Ticks(int steps, Func<double, string> label)
    {
        var step = RoundStep((High - Low) / steps);
        for (var i = Math.Ceiling((Low / step) - 1e-9) + 0.0; i * step <= High * (1 + 1e-9); i++)
        {
            yield return new Tick(At(i * step), label(i * step));
        }
    }

    /// <summary>The next of 1, 2, 5, 10, 20, 50 ... that is not less; 1 of what is no length.</summary>
    public static double RoundStep(double atLeast)
    {
        if (!(atLeast > 0) || !double.IsFinite(atLeast))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        var digit = atLeast / power;
        return power * (digit <= 1 + 1e-9 ? 1 : digit <= 2 + 1e-9 ? 2 : digit <= 5 + 1e-9 ? 5 : 10);
    }

    protected override double Part(double value) => (value - Low) / (High - Low);
}
