namespace LoadKit.Reporting.Html;

/// <summary>What the user of the report may choose.</summary>
internal sealed record ReportOptions
{
    public string? Title { get; init; }

    public string? Note { get; init; }

    public int MaxErrorGroups { get; init; } = 20;

    public RunResult? Baseline { get; init; }
}
