using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LoadKit.Storage;

/// <summary>A line of a journal: sixteen hexadecimal digits of a checksum, a space, a record as JSON, a line feed.</summary>
internal static class JournalLine
{
    private const int Digits = 16;

    public static byte[] Of(JournalRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, JournalJson.Default.JournalRecord);
        return [.. Checksum(json), (byte)' ', .. json, (byte)'\n'];
    }

    /// <summary>The record; null where the line is not as it was written.</summary>
    /// <param name="line">Without the line feed.</param>
    /// <exception cref="JsonException">It is as it was written, and no record.</exception>
    public static JournalRecord? Read(ReadOnlySpan<byte> line) =>
        line.Length > Digits + 1 && line[Digits] == ' ' && line[..Digits].SequenceEqual(Checksum(line[(Digits + 1)..]))
            ? JsonSerializer.Deserialize(line[(Digits + 1)..], JournalJson.Default.JournalRecord)
            : null;

    // The first bytes of SHA-256: no accident has the same.
    private static byte[] Checksum(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash[..(Digits / 2)]));
    }
}
