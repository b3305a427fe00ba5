namespace LoadKit.Model;

/// <summary>Exponentially distributed pauses.</summary>
internal sealed record ExponentialThinkTime(TimeSpan Mean) : ThinkTime
{
    private protected override string Shape => $"exponential, mean {Quantities.Limit(Mean)}";

    private protected override double Ticks(double share) => -Mean.Ticks * double.LogP1(-share);

    private protected override IEnumerable<string> Parameters() => ThinkTimeChecks.Positive("the mean think time", Mean);
}
