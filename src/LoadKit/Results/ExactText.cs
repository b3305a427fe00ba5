using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadKit.Results;

/// <summary>
/// Text of any characters in JSON, which can't hold half a surrogate pair: such a half is written as <c>\uD800</c> in the text itself, and a
/// backslash as two. A name is a key: what is read has to be what was written.
/// </summary>
internal sealed class ExactText : JsonConverter<string>
{
    private const int Digits = 4;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Unescaped(reader.GetString()!) : throw new JsonException("a text was expected");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Escaped(value));

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                escaped.Append(@"\\");
            }
            else if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
            else
            {
                escaped.Append(text[i]);
                if (char.IsSurrogate(text[i]))
                {
                    escaped.Append(text[++i]);
                }
            }
        }

        return escaped.ToString();
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\\')
            {
                plain.Append(text[++i]);
            }
            else if (i + 1 + Digits < text.Length && text[i + 1] == 'u' && ushort.TryParse(text.AsSpan(i + 2, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 1 + Digits;
            }
            else
            {
                throw new JsonException("a backslash in a name is followed by a backslash, or by u and four digits");
            }
        }

        return plain.ToString();
    }
}
