namespace LoadKit.Tests.Support;

internal static class AuditFindings
{
    /// <summary>What is said about the measurement, and not about the target.</summary>
    public static IReadOnlyList<Finding> Audit(this RunResult result) => [.. result.Findings.Where(finding => finding.Kind != FindingKind.Clue)];
}
