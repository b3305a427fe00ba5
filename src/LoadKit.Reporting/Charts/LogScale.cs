namespace LoadKit.Reporting.Charts;

/// <summary>Equal ratios have equal lengths. For values above zero.</summary>
internal sealed class LogScale : Scale
{
    // Nothing that is measured is beyond, and the round numbers around what is beyond could be infinite.
    private const double Least = 1e-200;
    private const double Most = 1e200;
    private static readonly double[] Steps = [1, 2, 5];

    private LogScale(double low, double high, double from, double to)
        : base(low, high, from, to)
    {
    }

    /// <summary>From the round number below the lowest value to the one above the highest; round are 1, 2 and 5 with zeros.</summary>
    public static LogScale Around(double lowest, double highest, double from, double to)
    {
        var low = lowest > 0 && double.IsFinite(lowest) ? Math.Clamp(lowest, Least, Most) : 1;
        var high = highest > low && double.IsFinite(highest) ? Math.Min(highest, Most * 2) : low * 2;
        return new(RoundDown(low), RoundUp(high), from, to);
    }

    /// <summary>Marks at 1, 2, 5, 10 ...; at the powers of ten alone when the others don't fit.</summary>
    /// <param name="apart">The least distance between two marks, in pixels.</param>
    /// <param name="label">What stands beside a mark.</param>
    public IEnumerable<Tick> Ticks(double apart, Func<double, string> label)
    {
        var decade = Math.Abs(To - From) / Math.Log10(High / Low);
        var digits = decade * Math.Log10(2) >= apart ? Steps : Steps[..1];
        var every = Math.Max(1, (int)Math.Ceiling(apart / decade));
        var power = (int)Math.Floor(Math.Log10(Low) + 1e-9);
        for (; Math.Pow(10, power) <= High * (1 + 1e-9); power++)
        {
            foreach (var value in digits.Select(digit => digit * Math.Pow(10, power)).Where(value => value >= Low * (1 - 1e-9) && value <= High * (1 + 1e-9)))
            {
                if (digits.Length > 1 || power % every == 0)
                {
                    yield return new Tick(At(value), label(value));
                }
            }
        }
    }

    protected override double Part(double value) => value > 0 ? Math.Log(value / Low) / Math.Log(High / Low) : 0;

    private static double RoundUp(double value) => LinearScale.RoundStep(value);

    private static double RoundDown(double value)
    {
        var up = RoundUp(value);
        return up <= value * (1 + 1e-9) ? up : Steps.Reverse().Select(step => step * Math.Pow(10, Math.Floor(Math.Log10(value)))).First(step => step <= value * (1 + 1e-9));
    }
}
