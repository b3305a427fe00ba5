using System.Text;

namespace LoadKit.Reporting.JUnit;

/// <summary>Text that XML 1.0 can hold. An XML writer escapes markup, but throws on characters that no escape makes legal.</summary>
internal static class XmlText
{
    /// <summary>The text with the replacement character for each that XML forbids, halves of surrogate pairs included.</summary>
    public static string Of(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            allowed.Append(IsAllowed(rune.Value) ? rune : Rune.ReplacementChar);
        }

        return allowed.ToString();
    }

    private static bool IsAllowed(int value) => value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
