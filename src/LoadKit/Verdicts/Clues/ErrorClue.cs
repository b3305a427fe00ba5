namespace LoadKit.Verdicts;

/// <summary>The most frequent error.</summary>
internal static class ErrorClue
{
    private const int LongestMessage = 120;

    public static string? Of(IReadOnlyList<ErrorGroup> errors)
    {
        if (errors.MaxBy(error => error.Count) is not { } most)
        {
            return null;
        }

        var message = most.Message.Length <= LongestMessage ? most.Message : $"{most.Message.AsSpan(0, LongestMessage)}...";
        return $"{Quantities.Count(most.Count)} of {Quantities.Count(errors.Sum(error => error.Count))} failures are {most.Kind} in {most.Where}: {message}";
    }
}
