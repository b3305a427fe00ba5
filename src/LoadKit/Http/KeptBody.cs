using System.Buffers;

namespace LoadKit.Http;

/// <summary>The bytes of a body, in an array of the pool as long as it is small: what the pool gets it keeps.</summary>
internal sealed class KeptBody(int capacity)
{
    private const int LargestPooled = 1024 * 1024;

    private byte[] buffer = Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Length);

    /// <summary>Where the next bytes go; as much as is allowed in all.</summary>
    public Memory<byte> Room(int most)
    {
        if (Length == buffer.Length)
        {
            var larger = Rent((int)Math.Min(most, 2L * buffer.Length));
            Bytes.CopyTo(larger);
            Return();
            buffer = larger;
        }

        return buffer.AsMemory(Length, Math.Min(buffer.Length, most) - Length);
    }

    public void Add(int count) => Length += count;

    public void Return()
    {
        if (buffer.Length <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        buffer = [];
    }

    private static byte[] Rent(int size) => size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);
}
