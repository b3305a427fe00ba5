using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>Whether the numbers can be trusted: what was looked at, also where all is fine, for that is the point.</summary>
internal static class TrustPanel
{
    public static Markup Of(RunResult result)
    {
        HtmlColumn[] columns = [HtmlColumn.Heading("Looked at"), new("Judgement", "v"), new("Measured"), new("Rule", "ci")];
        return Markup.If(result.Audit.Count > 0, $"{Panel.Of(
            "trust", "Can these numbers be trusted?",
            HtmlTable.Of("trust", "Looks at the measurement", columns, result.Audit.Select(check => (IReadOnlyList<Markup>)
            [
                Markup.Of($"{Panel.Capital(check.Name)}"), Tag(check.Judgement), Markup.Of($"{Panel.Capital(check.Measured):400}"), Markup.Of($"{(check.Rule.Length == 0 ? "-" : Panel.Capital(check.Rule)):200}"),
            ])),
            Panel.Note(Summary(result)))}");
    }

    private static string Summary(RunResult result) => result.Audit.Max(check => check.Judgement) switch
    {
        AuditJudgement.Doubt => "What is in doubt stands below the verdict, and no verdict passes on it.",
        AuditJudgement.Notice => "What is noted changes no verdict.",
        _ => "What the generator itself adds makes latencies longer, never shorter.",
    };

    private static Markup Tag(AuditJudgement judgement) => judgement switch
    {
        AuditJudgement.Fine => VerdictTag.Tag("good", "✓", "fine"),
        AuditJudgement.NotWatched => VerdictTag.Tag("none", "–", "not watched"),
        AuditJudgement.Notice => VerdictTag.Tag("open", "?", "noted"),
        _ => VerdictTag.Tag("bad", "!", "in doubt"),
    };
}
