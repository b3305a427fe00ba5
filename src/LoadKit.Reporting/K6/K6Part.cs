namespace LoadKit.Reporting.K6;

/// <summary>The part of a metric that an objective is about.</summary>
internal static class K6Part
{
    /// <summary>With all its values where the result has that part by itself; otherwise with the one that was measured.</summary>
    public static K6Metric Of(RunResult result, SloOutcome outcome, string name, string expression)
    {
        if (outcome.Slo is CheckRateSlo { Scope: { Scenario: null, UserType: null, Stage: null } } slo)
        {
            CheckResult[] checks = [.. result.Checks.Where(check => slo.CheckName is null || check.Name == slo.CheckName)];
            return K6Metric.Rate(name, checks.Sum(check => check.Passed), checks.Sum(check => check.Failed));
        }

        return outcome.Slo is CheckRateSlo || Find(result, outcome.Slo.Scope) is not { } part ? Measured(outcome, name, expression) : outcome.Slo switch
        {
            LatencySlo or MeanLatencySlo or MaxLatencySlo => K6Metric.Trend(name, part.Latency),
            ThroughputSlo => K6Metric.Counter(name, part.Count, part.Duration),
            _ => K6Metric.Rate(name, part.Failed, part.Succeeded),
        };
    }

    private static K6Metric Measured(SloOutcome outcome, string name, string expression)
    {
        // An availability is the share of successes, the metric that of failures.
        (string Name, double? Value) value = outcome.Slo switch
        {
            LatencySlo or MeanLatencySlo or MaxLatencySlo => (expression[..expression.IndexOf('<', StringComparison.Ordinal)], outcome.Value * 1000),
            AvailabilitySlo => ("value", 1 - outcome.Value),
            ThroughputSlo => ("rate", outcome.Value),
            _ => ("value", outcome.Value),
        };
        return new K6Metric(name, value.Value is { } number ? [(value.Name, number)] : []);
    }

    private static Measured? Find(RunResult result, SloScope scope) => scope switch
    {
        { Step: { } step, Scenario: null, UserType: null, Stage: null, Tag: null } => result.Step(step)?.Requests,
        { Step: null, Scenario: { } scenario, UserType: null, Stage: null, Tag: null } =>
            result.Scenarios.FirstOrDefault(of => of.Name == scenario) is { } found ? Choose(scope, found.Requests, found.Iterations) : null,
        { Step: null, Scenario: null, UserType: { } type, Stage: null, Tag: null } =>
            result.UserTypes.FirstOrDefault(of => of.Name == type) is { } found ? Choose(scope, found.Requests, found.Iterations) : null,
        _ => null,
    };

    private static Measured Choose(SloScope scope, Measured requests, IterationFigures iterations) => scope.OfIterations ? iterations.Measured : requests;
}
