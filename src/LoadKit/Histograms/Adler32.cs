namespace LoadKit.Histograms;

/// <summary>The checksum at the end of a zlib stream (RFC 1950).</summary>
internal static class Adler32
{
    internal const int Length = 4;
    private const uint Modulus = 65521;

    // So many bytes of 255 do not overflow the second sum.
    private const int Chunk = 5552;

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = 1, sumOfSums = 0;
        while (!bytes.IsEmpty)
        {
            var chunk = bytes[..Math.Min(bytes.Length, Chunk)];
            foreach (byte one in chunk)
                sumOfSums += sum += one;
            sum %= Modulus;
            sumOfSums %= Modulus;
            bytes = bytes[chunk.Length..];
        }

        return (sumOfSums << 16) | sum;
    }
}
