using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LoadKit.Model;

/// <summary>Seeds for who has none.</summary>
internal static class Seeds
{
    /// <summary>One that nobody can know before.</summary>
    public static ulong Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
