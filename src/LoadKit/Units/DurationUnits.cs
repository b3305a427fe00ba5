namespace LoadKit.Units;

/// <summary>Durations from plain numbers: <c>30.Seconds</c>, <c>1.5.Minutes</c>, <c>200.Milliseconds</c>.</summary>
public static class DurationUnits
{
    extension(int value)
    {
        /// <summary>This many microseconds.</summary>
        public TimeSpan Microseconds => TimeSpan.FromMicroseconds(value);

        /// <summary>This many milliseconds.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(value);

        /// <summary>This many seconds.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds(value);

        /// <summary>This many minutes.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes(value);

        /// <summary>This many hours.</summary>
        public TimeSpan Hours => TimeSpan.FromHours(value);

        /// <summary>This many days of 24 hours.</summary>
        public TimeSpan Days => TimeSpan.FromDays(value);
    }

    extension(double value)
    {
        /// <summary>This many microseconds; rounded to 100 ns.</summary>
        /// <exception cref="ArgumentException">The number is NaN.</exception>
        /// <exception cref="OverflowException">The number is longer than a time span can be.</exception>
        public TimeSpan Microseconds => Ticks(value, TimeSpan.TicksPerMicrosecond);

        /// <summary>This many milliseconds; rounded to 100 ns.</summary>
        /// <exception cref="ArgumentException">The number is NaN.</exception>
        /// <exception cref="OverflowException">The number is longer than a time span can be.</exception>
        public TimeSpan Milliseconds => Ticks(value, TimeSpan.TicksPerMillisecond);

        /// <summary>This many seconds; rounded to 100 ns.</summary>
        /// <exception cref="ArgumentException">The number is NaN.</exception>
        /// <exception cref="OverflowException">The number is longer than a time span can be.</exception>
        public TimeSpan Seconds => Ticks(value, TimeSpan.TicksPerSecond);

        /// <summary>This many minutes; rounded to 100 ns.</summary>
        /// <exception cref="ArgumentException">The number is NaN.</exception>
        /// <exception cref="OverflowException">The number is longer than a time span can be.</exception>
        public TimeSpan Minutes => Ticks(value, TimeSpan.TicksPerMinute);

        /// <summary>This many hours; rounded to 100 ns.</summary>
        /// <exception cref="ArgumentException">The number is NaN.</exception>
        /// <exception cref="OverflowException">The number is longer than a time span can be.</exception>
        public TimeSpan Hours => Ticks(value, TimeSpan.TicksPerHour);
    }
    // Through decimal: in binary 0.043 s is a little less than 430,000 ticks.
    private static TimeSpan Ticks(double value, long ticks) =>
        double.IsNaN(value)
            ? throw new ArgumentException("A length of time is a number.", nameof(value))
            : TimeSpan.FromTicks((long)decimal.Round((decimal)value * ticks, MidpointRounding.AwayFromZero));
}
