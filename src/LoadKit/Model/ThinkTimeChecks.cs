namespace LoadKit.Model;

/// <summary>What can be wrong with a parameter of a think time.</summary>
internal static class ThinkTimeChecks
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static IEnumerable<string> Positive(string what, TimeSpan value) => Range(what, value, value > TimeSpan.Zero, "longer than zero");

    public static IEnumerable<string> ZeroOrMore(string what, TimeSpan value) => Range(what, value, value >= TimeSpan.Zero, "zero or longer");

    private static IEnumerable<string> Range(string what, TimeSpan value, bool isLongEnough, string least) =>
        isLongEnough && value <= Longest ? [] : [$"{what} is {value}; it must be {least}, and at most one day"];
}
