using System.Text;

namespace LoadKit.Tests.Histograms;

/// <summary>Valid encodings with bytes changed, cut off or put in.</summary>
internal static class Damage
{
    public static byte[] To(byte[] valid, ushort[] places, byte[] replacements, byte kind)
    {
        var damaged = new List<byte>(valid);
        foreach (var (place, replacement) in places.Zip(replacements))
        {
            int position = damaged.Count == 0 ? 0 : place % damaged.Count;
            switch ((kind + place) % 4)
            {
                case 0 when damaged.Count > 0:
                    damaged[position] = replacement;
                    break;
                case 1 when damaged.Count > 0:
                    damaged[position] ^= (byte)(1 << (replacement % 8));
                    break;
                case 2:
                    damaged.Insert(position, replacement);
                    break;
                default:
                    damaged.RemoveRange(position, Math.Min(replacement, damaged.Count - position));
                    break;
            }
        }

        return [.. damaged];
    }

    public static string To(string valid, ushort[] places, byte[] replacements, byte kind) =>
        Encoding.Latin1.GetString(To(Encoding.Latin1.GetBytes(valid), places, replacements, kind));

    public static void AssertReadOrRefused(Action read)
    {
        try
        {
            read();
        }
        catch (HistogramFormatException)
        {
        }
    }
}
