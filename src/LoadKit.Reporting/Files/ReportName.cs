using System.Globalization;
using System.Text;

namespace LoadKit.Reporting.Files;

/// <summary>The name of a run's file: <c>checkout-20260314T120211Z-fail</c>. It sorts by time, and says how the run came out.</summary>
internal static class ReportName
{
    // A name may have 255 bytes on most systems; this leaves room for the rest, an extension and what others append.
    private const int MostBytes = 100;

    /// <summary>Without an extension. The same for the same test, second and verdict.</summary>
    public static string Of(RunResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Safe(result.Name)}-{result.StartedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Word(result.Verdict)}");

    /// <summary>
    /// Letters, digits and underscores of any script; what is between them is one hyphen. So there is no separator, no point (which makes
    /// hidden files, parent directories and the reserved names of Windows) and no letter that turns the others around.
    /// </summary>
    public static string Safe(string name)
    {
        var safe = new StringBuilder();
        var (bytes, isApart) = (0, false);
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsKept(rune, isFirst: safe.Length == 0 || isApart))
            {
                isApart = true;
                continue;
            }

            var needed = rune.Utf8SequenceLength + (isApart ? 1 : 0);
            if (bytes + needed > MostBytes)
            {
                break;
            }

            safe.Append(isApart && safe.Length > 0 ? "-" : "").Append(rune);
            (bytes, isApart) = (bytes + needed, false);
        }

        return safe.Length == 0 ? "unnamed" : safe.ToString();
    }

    // Marks belong to the letter before them: many scripts write vowels so.
    private static bool IsKept(Rune rune, bool isFirst) =>
        Rune.IsLetterOrDigit(rune) || rune.Value == '_'
        || (!isFirst && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        _ => "inconclusive",
    };
}
