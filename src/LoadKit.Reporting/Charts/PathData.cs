using System.Globalization;
using System.Text;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>
/// The <c>d</c> of a path, short: tenths of a pixel, each point from the one before, no separator where the sign is one. Points are rounded
/// before their distance is taken, so the rounding does not add up. Straight on along an axis is one line. Areas need not be closed: filling does.
/// </summary>
internal sealed class PathData
{
    private readonly StringBuilder text = new();
    private long x;
    private long y;
    private (long X, long Y) pending;

    /// <summary>Whether anything is drawn.</summary>
    public bool IsEmpty => text.Length == 0 && pending == default;

    /// <summary>Begins a part of its own.</summary>
    public PathData MoveTo(double toX, double toY)
    {
        Flush();
        var (nextX, nextY) = (Tenths(toX), Tenths(toY));
        Append(text.Length == 0 ? 'M' : 'm', nextX - x, nextY - y);
        (x, y) = (nextX, nextY);
        return this;
    }

    /// <summary>A straight line.</summary>
    public PathData LineTo(double toX, double toY)
    {
        var step = (X: Tenths(toX) - x - pending.X, Y: Tenths(toY) - y - pending.Y);
        if ((step.X != 0 && step.Y != 0) || (pending.X != 0 && step.Y != 0) || (pending.Y != 0 && step.X != 0) || (pending.X * step.X) + (pending.Y * step.Y) < 0)
        {
            Flush();
        }

        pending = (pending.X + step.X, pending.Y + step.Y);
        if (pending.X != 0 && pending.Y != 0)
        {
            Flush();
        }

        return this;
    }

    /// <summary>The attribute.</summary>
    public Markup Attribute
    {
        get
        {
            Flush();
            return Markup.Of($" d=\"{text.ToString():uncut}\"");
        }
    }

    private static long Tenths(double pixels) => double.IsFinite(pixels) ? (long)Math.Round(Math.Clamp(pixels, -1e6, 1e6) * 10) : 0;

    private void Flush()
    {
        switch (pending)
        {
            case (0, 0):
                return;
            case (_, 0):
                Append('h', pending.X);
                break;
            case (0, _):
                Append('v', pending.Y);
                break;
            default:
                Append('l', pending.X, pending.Y);
                break;
        }

        (x, y) = (x + pending.X, y + pending.Y);
        pending = default;
    }

    private void Append(char command, params ReadOnlySpan<long> tenths)
    {
        text.Append(command);
        for (var i = 0; i < tenths.Length; i++)
        {
            var number = Number(tenths[i]);
            text.Append(i > 0 && number[0] != '-' ? " " : "").Append(number);
        }
    }

    private static string Number(long tenths)
    {
        var number = (tenths / 10m).ToString("#.#", CultureInfo.InvariantCulture);
        return number.Length == 0 ? "0" : number;
    }
}
