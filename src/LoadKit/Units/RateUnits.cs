namespace LoadKit.Units;

/// <summary>Rates from plain numbers: <c>200.PerSecond</c>, <c>0.5.PerSecond</c>, <c>90.PerMinute</c>.</summary>
public static class RateUnits
{
    extension(int value)
    {
        /// <summary>This many a second.</summary>
        public Rate PerSecond => new(value);

        /// <summary>This many a minute.</summary>
        public Rate PerMinute => new(value / 60d);

        /// <summary>This many an hour.</summary>
        public Rate PerHour => new(value / 3600d);
    }

    extension(double value)
    {
        /// <summary>This many a second.</summary>
        public Rate PerSecond => new(value);

        /// <summary>This many a minute.</summary>
        public Rate PerMinute => new(value / 60);

        /// <summary>This many an hour.</summary>
        public Rate PerHour => new(value / 3600);
    }
}
