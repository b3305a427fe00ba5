namespace LoadKit.Reporting.Charts;

/// <summary>Where on a picture a value lies. Every value has a place: what is outside of the scale, or is no number, lies at its end.</summary>
internal abstract class Scale
{
    /// <param name="low">The value at <paramref name="from"/>.</param>
    /// <param name="high">The value at <paramref name="to"/>; what is not higher than <paramref name="low"/> is made so by the caller.</param>
    /// <param name="from">In pixels.</param>
    /// <param name="to">In pixels; smaller than <paramref name="from"/> on an axis that goes up.</param>
    protected Scale(double low, double high, double from, double to) => (Low, High, From, To) = (low, high, from, to);

    public double Low { get; }

    public double High { get; }

    /// <summary>Where it begins, in pixels.</summary>
    public double From { get; }

    /// <summary>Where it ends, in pixels.</summary>
    public double To { get; }

    /// <summary>The place of a value, in pixels.</summary>
    public double At(double value)
    {
        var part = Part(value);
        return From + ((To - From) * (double.IsNaN(part) ? 0 : Math.Clamp(part, 0, 1)));
    }

    /// <summary>Whether a value lies within.</summary>
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>0 at the low end, 1 at the high end.</summary>
    protected abstract double Part(double value);
}
