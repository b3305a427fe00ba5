namespace LoadKit.Hosting;

/// <summary>What reports to a folder.</summary>
internal sealed record RegisteredReports(Func<string, IReporter> ReportTo);
