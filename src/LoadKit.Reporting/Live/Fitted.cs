using Spectre.Console;

namespace LoadKit.Reporting.Live;

/// <summary>Texts in columns of a terminal, where a Chinese letter takes two.</summary>
internal static class Fitted
{
    private const string Ellipsis = "…";

    /// <summary>The text in exactly so many columns: filled with blanks, or cut.</summary>
    public static string Left(string text, int width)
    {
        var cut = Cut(text, width);
        return cut + new string(' ', Math.Max(0, width - cut.GetCellWidth()));
    }

    /// <summary>The same, with the blanks before it.</summary>
    public static string Right(string text, int width)
    {
        var cut = Cut(text, width);
        return new string(' ', Math.Max(0, width - cut.GetCellWidth())) + cut;
    }

    /// <summary>The text in at most so many columns.</summary>
    public static string Cut(string text, int width)
    {
        if (text.GetCellWidth() <= width)
        {
            return text;
        }

        var kept = 0;
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.ToString().GetCellWidth();
            if (used > width - 1)
            {
                break;
            }

            kept += rune.Utf16SequenceLength;
        }

        return width <= 0 ? "" : text[..kept] + Ellipsis;
    }
}
