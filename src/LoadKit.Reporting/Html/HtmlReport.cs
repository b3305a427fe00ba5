using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>The whole page, panel by panel, in the order in which it is read.</summary>
internal static class HtmlReport
{
    public static string Of(RunResult result, ReportOptions options)
    {
        var view = new ReportView(result, options);
        return Page.Of(HeaderPanel.Title(view), result.Verdict, Markup.Join(
            HeaderPanel.Of(view),
            ObjectivesPanel.Of(view),
            CluesPanel.Of(result),
            NumbersPanel.Of(view),
            SignalsPanel.Of(result),
            OverTimePanel.Of(view),
            AvailabilityPanel.Of(view),
            LevelsPanel.Of(view),
            PercentilesPanel.Of(view),
            StepsPanel.Of(view),
            PartsPanels.Wire(result),
            ErrorsPanel.Of(view),
            PartsPanels.Slowest(result),
            PartsPanels.Of(result),
            PartsPanels.Iterations(result),
            TrustPanel.Of(result),
            RunPanel.Of(view))).ToString();
    }
}
