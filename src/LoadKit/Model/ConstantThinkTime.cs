namespace LoadKit.Model;

/// <summary>Always the same pause.</summary>
internal sealed record ConstantThinkTime(TimeSpan Time) : ThinkTime
{
    private protected override string Shape => $"constant, {Quantities.Limit(Time)}";

    private protected override double Ticks(double share) => Time.Ticks;

    private protected override IEnumerable<string> Parameters() => ThinkTimeChecks.ZeroOrMore("the think time", Time);
}
