namespace LoadKit.Units;

/// <summary>Shares from plain numbers: <c>1.Percent</c>, <c>99.9.Percent</c>.</summary>
public static class RatioUnits
{
    extension(int value)
    {
        /// <summary>This many hundredths.</summary>
        public Ratio Percent => Ratio.FromPercent(value);
    }

    extension(double value)
    {
        /// <summary>This many hundredths.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
        public Ratio Percent => Ratio.FromPercent(value);
    }
}
