using System.Globalization;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>One cell: a number with its unit, or a text.</summary>
internal sealed record Figure(string Column, Unit Unit, double Value, string Text = "")
{
    public override string ToString() => Unit switch
    {
        Unit.Text => Text,
        _ when double.IsNaN(Value) => "-",
        Unit.Count => Value.ToString("N0", CultureInfo.InvariantCulture),
        Unit.Bytes => Bytes(Value),
        Unit.Seconds => Quantities.Duration(TimeSpan.FromSeconds(Value)),
        Unit.Percent => Value.ToString(Math.Abs(Value) < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + " %",
        Unit.PerSecond => Quantities.PerSecond(new Rate(Value)),
        _ => Value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Bytes(double bytes) => Math.Abs(bytes) switch
    {
        < 10_000 => bytes.ToString("N0", CultureInfo.InvariantCulture) + " B",
        < 10_000_000 => (bytes / 1e3).ToString("N0", CultureInfo.InvariantCulture) + " kB",
        _ => (bytes / 1e6).ToString("N0", CultureInfo.InvariantCulture) + " MB",
    };
}
