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
        /// <summary>This many microseconds; resolution 100 ns.</summary>
        public TimeSpan Microseconds => TimeSpan.FromMicroseconds(value);

        /// <summary>This many milliseconds; resolution 100 ns.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(value);

        /// <summary>This many seconds; resolution 100 ns.</summary>
        public TimeSpan Seconds => TimeSpan.FromSeconds(value);

        /// <summary>This many minutes; resolution 100 ns.</summary>
        public TimeSpan Minutes => TimeSpan.FromMinutes(value);

        /// <summary>This many hours; resolution 100 ns.</summary>
        public TimeSpan Hours => TimeSpan.FromHours(value);
    }
}
