using System.Globalization;

namespace LoadKit;

/// <summary>How often something happens: events per second. Made with <c>200.PerSecond</c> (namespace <c>LoadKit.Units</c>).</summary>
/// <param name="PerSecond">Events per second; may be any number of zero or more.</param>
/// <threadsafety>An immutable value.</threadsafety>
public readonly record struct Rate(double PerSecond) : IComparable<Rate>
{
    /// <summary>Events per minute.</summary>
    public double PerMinute => PerSecond * 60;

    /// <summary>Compares by events per second.</summary>
    public int CompareTo(Rate other) => PerSecond.CompareTo(other.PerSecond);

    /// <summary>A rate this many times as high.</summary>
    public static Rate operator *(Rate rate, double factor) => new(rate.PerSecond * factor);

    /// <summary>A rate this many times as high.</summary>
    public static Rate Multiply(Rate rate, double factor) => rate * factor;

    /// <summary>Whether the left rate is lower.</summary>
    public static bool operator <(Rate left, Rate right) => left.PerSecond < right.PerSecond;

    /// <summary>Whether the left rate is higher.</summary>
    public static bool operator >(Rate left, Rate right) => left.PerSecond > right.PerSecond;

    /// <summary>Whether the left rate is lower or the same.</summary>
    public static bool operator <=(Rate left, Rate right) => left.PerSecond <= right.PerSecond;

    /// <summary>Whether the left rate is higher or the same.</summary>
    public static bool operator >=(Rate left, Rate right) => left.PerSecond >= right.PerSecond;

    /// <summary>The rate as text in the invariant culture, such as <c>200/s</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:0.####}/s");
}
