namespace LoadKit.Model;

/// <summary>All pauses of a range equally likely.</summary>
internal sealed record UniformThinkTime(TimeSpan Least, TimeSpan Most) : ThinkTime
{
    private protected override string Shape => $"uniform, {Quantities.Limit(Least)} to {Quantities.Limit(Most)}";

    private protected override double Ticks(double share) => Least.Ticks + (share * (Most.Ticks - Least.Ticks));

    private protected override IEnumerable<string> Parameters() =>
    [
        .. ThinkTimeChecks.ZeroOrMore("the shortest think time", Least),
        .. ThinkTimeChecks.ZeroOrMore("the longest think time", Most),
        .. Most < Least ? [$"the longest think time is {Most}; it must be at least the shortest, {Least}"] : Array.Empty<string>(),
    ];
}
