using System.Runtime.CompilerServices;

namespace LoadKit.Histograms;

/// <summary>
/// HdrHistogram's variable-length numbers ("ZigZag LEB128-64b9B"): seven bits a byte, lowest first, the sign in the lowest bit of all. A ninth
/// byte carries eight bits, so that a number never needs a tenth.
/// </summary>
internal static class ZigZagLeb128
{
    internal const int MaxLength = 9;

    /// <returns>How many bytes were written, 1 to 9.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Write(Span<byte> target, long number)
    {
        ulong rest = (ulong)((number << 1) ^ (number >> 63));
        int length = 0;
        while (rest >= 0x80 && length < MaxLength - 1)
        {
            target[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        target[length] = (byte)rest;
        return length + 1;
    }

    /// <summary>Reads the number at a position and moves the position behind it.</summary>
    /// <returns>False where the bytes end in the middle of it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryRead(ReadOnlySpan<byte> source, ref int position, out long number)
    {
        // Most counts and gaps are below 64.
        if ((uint)position < (uint)source.Length && source[position] < 0x80)
        {
            uint only = source[position++];
            number = (int)(only >> 1) ^ -(int)(only & 1);
            return true;
        }

        return TryReadLong(source, ref position, out number);
    }

    private static bool TryReadLong(ReadOnlySpan<byte> source, ref int position, out long number)
    {
        ulong bits = 0;
        for (int shift = 0; (uint)position < (uint)source.Length; shift += 7)
        {
            ulong next = source[position++];
            bool last = next < 0x80 || shift == 7 * (MaxLength - 1);
            bits |= (last ? next : next & 0x7f) << shift;
            if (last)
            {
                number = (long)(bits >> 1) ^ -(long)(bits & 1);
                return true;
            }
        }

        number = 0;
        return false;
    }
}
