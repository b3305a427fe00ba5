using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The run by its parts, in the tables that every report has; one of a single row that says what is said above is left out.</summary>
internal static class PartsPanels
{
    public static Markup Of(RunResult result) => Markup.Join(
        Of("stages", "Results by stage", result.Stages.Count > 1 ? ReportTables.Stages(result) : null),
        Of("scenarios", "Scenarios", result.Scenarios.Count > 1 ? ReportTables.Scenarios(result) : null),
        Of("user-types", "User types", result.UserTypes.Count > 1 ? ReportTables.UserTypes(result) : null),
        Of("checks", "Checks", ReportTables.Checks(result)),
        Shares(result));

    /// <summary>What is told apart by tags: over all steps, and by step where somebody asks for it.</summary>
    private static Markup Shares(RunResult result)
    {
        var (shares, steps) = (ReportTables.Shares(result).ToList(), ReportTables.Tags(result));
        return Panel.Of(
            "tags", "By tag",
            Markup.Join(shares.Select(table => HtmlTable.Of(table))),
            Markup.If(steps.Rows.Count > 0, $"{Panel.Details("The same by step", HtmlTable.Of(steps))}"));
    }

    /// <summary>What steps that talk over a wire know of themselves beyond their time.</summary>
    public static Markup Wire(RunResult result) => Markup.Join(
        Of("phases", "Where the time of a step goes", ReportTables.Phases(result)),
        Of("traffic", "Traffic by step", ReportTables.Traffic(result)));

    /// <summary>What to look up in the traces of the system under test.</summary>
    public static Markup Slowest(RunResult result) => Of("slowest", "Slowest traced requests", ReportTables.Slowest(result));

    /// <summary>What became of the iterations, and how long they took.</summary>
    public static Markup Iterations(RunResult result)
    {
        var (times, counts) = (ReportTables.Iterations(result), ReportTables.IterationCounts(result));
        return Panel.Of("iterations", "Where iterations went", HtmlTable.Of(counts), Markup.If(times.Rows.Count > 0, $"{HtmlTable.Of(times)}"));
    }

    private static Markup Of(string id, string heading, ReportTable? table) => table is { Rows.Count: > 0 } some ? Panel.Of(id, heading, HtmlTable.Of(some)) : Markup.None;
}
