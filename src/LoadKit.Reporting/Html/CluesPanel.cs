using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>Where to look first when something was missed, and what is worth knowing anyway.</summary>
internal static class CluesPanel
{
    private static readonly string[] EndsOfASubject = [" came within ", " has ", " are ", ": "];

    public static Markup Of(RunResult result)
    {
        var clues = Of(result, FindingKind.Clue);
        return Markup.Join(
            Panel.Of("look", "Where to look first", List("look", clues)),
            Panel.Of("notices", "Worth knowing", List("look", Of(result, FindingKind.Notice))));
    }

    private static List<string> Of(RunResult result, FindingKind kind) => [.. result.Findings.Where(finding => finding.Kind == kind).Select(finding => finding.Text)];

    private static Markup List(string kind, List<string> texts) => Markup.If(texts.Count > 0, $"<ul class=\"{kind}\">{texts.Select(text => Markup.Of($"\n<li>{Text(Panel.Sentence(text))}</li>"))}\n</ul>");

    // What stands before the first of these words is what the sentence is about.
    private static Markup Text(string text)
    {
        var end = EndsOfASubject.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Where(at => at is > 0 and < 80).DefaultIfEmpty(0).Min();
        return Markup.Of($"<strong>{text[..end]}</strong>{text[end..]}");
    }
}
