using System.Globalization;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Csv;

/// <summary>Cells of RFC 4180.</summary>
internal static partial class CsvText
{
    private const int Longest = 1000;

    /// <summary>
    /// Foreign text on one line. What a spreadsheet would take for a formula gets an apostrophe before it, also behind characters that another
    /// list separator would make the end of a cell.
    /// </summary>
    public static string Text(string text)
    {
        var cell = FormulaStart().Replace(Foreign.OneLine(text, Longest), "$0'");
        return cell.AsSpan().IndexOfAny(",;\"") >= 0 || cell.AsSpan().Trim().Length < cell.Length ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>A number without thousands, exponent or unit.</summary>
    public static string Number(double number) => double.IsFinite(number) ? PlainNumber.Of(number, 9) : "";

    /// <summary>A count.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""(?:^|[,;|"])[\s\p{Cf}]*(?=[=+\-@＝＋－＠])""")]
    private static partial Regex FormulaStart();
}
