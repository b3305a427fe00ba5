using System.Buffers;

namespace LoadKit.Http;

/// <summary>The bytes of a body, in an array of the pool.</summary>
internal sealed class KeptBody(int capacity)
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>How many bytes more the body had than are kept.</summary>
    public long Beyond { get; set; }

    public long Total => Length + Beyond;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Length);

    /// <summary>Where the next bytes go; as much as is allowed in all.</summary>
    public Memory<byte> Room(int most)
    {
        if (Length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, 2L * buffer.Length));
            Bytes.CopyTo(larger);
            Return();
            buffer = larger;
        }

        return buffer.AsMemory(Length, Math.Min(buffer.Length, most) - Length);
    }

    public void Add(int count) => Length += count;

    public void Return()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
