namespace LoadKit;

/// <summary>Which way a number is rounded when it is printed.</summary>
public enum Rounding
{
    /// <summary>To the nearest; a half goes away from zero.</summary>
    Nearest,

    /// <summary>Up: for what is bad when it is high, such as latencies and error rates.</summary>
    Up,

    /// <summary>Down: for what is bad when it is low, such as success rates and throughput.</summary>
    Down,
}
