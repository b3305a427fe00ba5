using LoadKit.Reporting.Progress;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Live;

/// <summary>The most frequent errors so far, as many as one line has room for.</summary>
internal static class ErrorLine
{
    private const string Gap = "   ";
    private const int LongestMessage = 60;
    private const int LongestWhere = 30;

    public static string Of(Snapshot now, int width)
    {
        string[] texts = [.. now.Errors.Select(Text)];
        for (var shown = texts.Length; shown > 1; shown--)
        {
            if (Line(texts, shown, now.ErrorKinds) is var line && line.Length <= width)
            {
                return line;
            }
        }

        return Fitted.Cut(Line(texts, Math.Min(1, texts.Length), now.ErrorKinds), width);
    }

    private static string Line(string[] texts, int shown, int kinds) =>
        string.Join(Gap, texts.Take(shown)) + (kinds > shown ? $"{Gap}and {Quantities.Count(kinds - shown)} more kind{(kinds - shown == 1 ? "" : "s")}" : "");

    private static string Text(ErrorInterval error)
    {
        var what = error.Message.Length > 0 ? error.Message : error.Kind;
        return $"{Quantities.Count(error.Count)} × {Foreign.OneLine(error.Where, LongestWhere)}: {Foreign.OneLine(what, LongestMessage)}";
    }
}
