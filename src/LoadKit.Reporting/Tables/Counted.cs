namespace LoadKit.Reporting.Tables;

/// <summary>Things with how many there are.</summary>
internal static class Counted
{
    /// <summary><c>1 user</c>, <c>5 users</c>: for nouns that take an s.</summary>
    public static string Of(long count, string noun) => $"{Quantities.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
