using System.Globalization;

namespace LoadKit;

/// <summary>A share of a whole, such as an error rate. Made with <c>0.5.Percent</c> (namespace <c>LoadKit.Units</c>).</summary>
/// <param name="Value">The share: 0 is nothing, 1 is everything.</param>
/// <threadsafety>An immutable value.</threadsafety>
public readonly record struct Ratio(double Value) : IComparable<Ratio>
{
    /// <summary>The share in percent: 0 to 100.</summary>
    public double Percent => Value * 100;

    /// <summary>What is missing to the whole: 99.9 % gives 0.1 %.</summary>
    public Ratio Complement => new((double)(1m - (decimal)Value));

    /// <summary>A share from a percentage, exact for every number that is written with up to fifteen digits: 99.9 gives 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not a number, or beyond ±10^26.</exception>
    public static Ratio FromPercent(double percent) =>
        Math.Abs(percent) < 1e26
            ? new((double)((decimal)percent / 100m))
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentage is a number; from 0 to 100 where it is a share.");

    /// <summary>Compares by value.</summary>
    public int CompareTo(Ratio other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left share is smaller.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.Value < right.Value;

    /// <summary>Whether the left share is larger.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.Value > right.Value;

    /// <summary>Whether the left share is smaller or the same.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.Value <= right.Value;

    /// <summary>Whether the left share is larger or the same.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.Value >= right.Value;

    /// <summary>The share as text in the invariant culture, such as <c>0.5 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.######} %");
}
